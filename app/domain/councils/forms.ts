import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { instantOf } from "~/lib/dates";
import { normalizeParagraphs } from "~/lib/paragraphs";
import { normalizeText } from "~/lib/vietnamese-text";
import { BALLOTS, COUNCIL_ROLES, LIST_VERDICTS, MOTION_KINDS, SET_CASES, VOTE_CHOICES } from "~/lib/vocabulary";
import { parseTime } from "../rounds/forms";
import { typed, typedDay } from "../typed";

const line = (max: number) => z.string().transform(normalizeText).pipe(z.string().min(1).max(max));
const lines = (max: number) => z.string().transform(normalizeParagraphs).pipe(z.string().min(1).max(max));

export const NameCouncilMemberForm = z.object({
  email: z.string().max(254).transform(normalizeText).pipe(z.email()),
  name: line(120),
  title: line(200),
  role: z.enum(COUNCIL_ROLES),
});
export type NameCouncilMemberForm = z.infer<typeof NameCouncilMemberForm>;

export const EndCouncilSeatForm = z.object({ reason: line(500) });
export type EndCouncilSeatForm = z.infer<typeof EndCouncilSeatForm>;

export const CallMeetingForm = z.object({
  title: line(200),
  place: line(200),
  /** The day in Vietnam. */
  startsOn: typedDay,
  /** "08:30" */
  startsAt: typed(parseTime, () => m.rounds_not_a_time()),
  /** One point a line. */
  agenda: lines(4000),
});
export type CallMeetingForm = z.infer<typeof CallMeetingForm>;

/** A new meeting, and the number of the adjourned one it goes on with; empty: none. */
export const NewMeetingForm = CallMeetingForm.extend({ continues: z.coerce.number().int().min(1).optional() });
export type NewMeetingForm = z.infer<typeof NewMeetingForm>;

export const CancelMeetingForm = z.object({ reason: line(500) });
export type CancelMeetingForm = z.infer<typeof CancelMeetingForm>;

/** Why a meeting ends early, and when and where it goes on. */
export const AdjournMeetingForm = CallMeetingForm.pick({ startsOn: true, startsAt: true, place: true }).extend({
  reason: line(500),
});
export type AdjournMeetingForm = z.infer<typeof AdjournMeetingForm>;

/** The instant a meeting begins. */
export const startOf = ({ startsOn, startsAt }: Pick<CallMeetingForm, "startsOn" | "startsAt">) =>
  instantOf(startsOn, startsAt);

/** One line a member; who has no choice made stays unrecorded. */
export const AttendanceForm = z.object({
  members: z
    .array(
      z.object({
        memberId: z.uuid(),
        presence: z.enum(["present", "absent"]).optional(),
        note: line(200).optional(),
      }),
    )
    .max(99)
    .default([]),
});
export type AttendanceForm = z.infer<typeof AttendanceForm>;

export const MeetingNotesForm = z.object({ notes: lines(20_000).optional() });
export type MeetingNotesForm = z.infer<typeof MeetingNotesForm>;

export const OpenMotionForm = z.object({
  kind: z.enum(MOTION_KINDS),
  text: lines(2000),
  ballot: z.enum(BALLOTS),
  /** Why the council votes although the rules do not allow its number of members. */
  sizeReason: line(500).optional(),
});
export type OpenMotionForm = z.infer<typeof OpenMotionForm>;

export const CastVoteForm = z.object({
  choice: z.enum(VOTE_CHOICES, { error: () => m.councils_choose_vote() }),
});
export type CastVoteForm = z.infer<typeof CastVoteForm>;

/** A show of hands, by the member's id; who is not named has not voted. */
export const RecordHandsForm = z.object({
  hands: z.record(z.uuid(), z.enum(VOTE_CHOICES)).default({}),
  /** Of everyone else who is there and has not voted. */
  rest: z.enum(VOTE_CHOICES).optional(),
});
export type RecordHandsForm = z.infer<typeof RecordHandsForm>;

/** One verdict for each entry or set (named by its lead), with what explains those that differ from the proposal. */
export const ListItemsForm = z.object({
  items: z
    .array(
      z.object({
        nominationId: z.uuid(),
        verdict: z.enum(LIST_VERDICTS, { error: () => m.councils_choose_verdict() }),
        /** Code of a tier of the rules. */
        tier: z.string().max(40).optional(),
      }),
    )
    .min(1)
    .max(1000),
  reason: lines(2000).optional(),
  /** The carried motion that decided it. */
  motionId: z.uuid().optional(),
});
export type ListItemsForm = z.infer<typeof ListItemsForm>;

export const MergeForm = z.object({
  nominationIds: z
    .array(z.uuid())
    .min(2, { error: () => m.councils_set_needs_two() })
    .max(50),
  leadNominationId: z.uuid({ error: () => m.councils_set_needs_lead() }),
  name: line(200),
  setCase: z.enum(SET_CASES, { error: () => m.councils_set_needs_case() }),
  reason: lines(2000),
  motionId: z.uuid().optional(),
});
export type MergeForm = z.infer<typeof MergeForm>;

export const UndoMergeForm = z.object({ reason: line(500) });
export type UndoMergeForm = z.infer<typeof UndoMergeForm>;

export const PublishExpectedListForm = z.object({
  /** On what the approval rests where no carried motion holds: "Chủ tịch Hội đồng thống nhất ngày …". */
  approval: line(500).optional(),
  /** Why an earlier notice is replaced. */
  correction: line(500).optional(),
});
export type PublishExpectedListForm = z.infer<typeof PublishExpectedListForm>;
