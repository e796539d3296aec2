import { and, asc, count, eq, isNotNull, isNull, notExists, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { meetings, motions } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type Attendee, attendeesOf, bodyOf } from "./attendance.server";
import type { ListParts } from "./minutes-list";
import { type MotionView, motionsOf } from "./motions.server";
import type { CouncilAt } from "./queries.server";
import type { Body } from "./rules";

export type MeetingState = "called" | "open" | "closed" | "adjourned" | "cancelled";

export interface MeetingLine {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly place: string;
  readonly startsAt: Date;
  /** One point a line. */
  readonly agenda: string;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly cancelledAt: Date | null;
  /** Why it ended before its work was done. */
  readonly adjournedReason: string | null;
  readonly state: MeetingState;
  readonly motions: number;
}

/** The meetings of a round, the first called first. The caller has read the council (`councilAt`). */
export async function meetingsOf(ctx: Context, roundId: string): Promise<MeetingLine[]> {
  const rows = await ctx.db
    .select({
      id: meetings.id,
      number: meetings.number,
      title: meetings.title,
      place: meetings.place,
      startsAt: meetings.startsAt,
      agenda: meetings.agenda,
      openedAt: meetings.openedAt,
      closedAt: meetings.closedAt,
      cancelledAt: meetings.cancelledAt,
      adjournedReason: meetings.adjournedReason,
      motions: count(motions.id),
    })
    .from(meetings)
    .leftJoin(motions, eq(motions.meetingId, meetings.id))
    .where(eq(meetings.roundId, roundId))
    .groupBy(meetings.id)
    .orderBy(asc(meetings.number));
  return rows.map((row) => ({ ...row, state: stateOf(row) }));
}

function stateOf({
  openedAt,
  closedAt,
  cancelledAt,
  adjournedReason,
}: Pick<typeof meetings.$inferSelect, "openedAt" | "closedAt" | "cancelledAt" | "adjournedReason">): MeetingState {
  if (cancelledAt) return "cancelled";
  if (closedAt) return adjournedReason === null ? "closed" : "adjourned";
  return openedAt ? "open" : "called";
}

export interface LinkedMeeting {
  readonly number: number;
  readonly startsAt: Date;
  readonly place: string;
}

export interface MeetingDetails extends Omit<MeetingLine, "motions"> {
  readonly notes: string | null;
  readonly cancelledReason: string | null;
  /** The adjourned meeting it goes on with, and the one that goes on with it. */
  readonly continues: LinkedMeeting | null;
  readonly continuedBy: LinkedMeeting | null;
  readonly attendees: readonly Attendee[];
  /** Of the seats in force; of a closed meeting as it ended. */
  readonly body: Body;
  readonly motions: readonly MotionView[];
  /** What its minutes say of the list; null before it has ended, and where it did not speak of it. */
  readonly listAsEnded: ListParts | null;
}

/** One meeting with everything that happened there. "not_found" for a number the round has not. */
export async function meetingAt(ctx: Context, council: CouncilAt, number: string): Promise<MeetingDetails> {
  const [meeting] = /^[1-9]\d{0,3}$/.test(number)
    ? await ctx.db
        .select()
        .from(meetings)
        .where(and(eq(meetings.roundId, council.round.id), eq(meetings.number, Number(number))))
    : [];
  if (!meeting) throw new DomainError("not_found", m.councils_meeting_unknown());
  return meetingDetails(ctx, council, meeting);
}

/** One motion of a meeting, by its number there. */
export async function motionAt(
  ctx: Context,
  council: CouncilAt,
  meetingNumber: string,
  number: string,
): Promise<{ meeting: MeetingDetails; motion: MotionView }> {
  const meeting = await meetingAt(ctx, council, meetingNumber);
  const motion = meeting.motions.find((one) => String(one.number) === number);
  if (!motion) throw new DomainError("not_found", m.councils_motion_unknown());
  return { meeting, motion };
}

async function meetingDetails(
  ctx: Context,
  council: CouncilAt,
  meeting: typeof meetings.$inferSelect,
): Promise<MeetingDetails> {
  const [attendees, list, linked] = await Promise.all([
    attendeesOf(ctx, meeting),
    motionsOf(ctx, council, meeting.id),
    linkedTo(ctx, meeting),
  ]);
  const { id, number, title, place, startsAt, agenda, openedAt, closedAt, notes } = meeting;
  const { cancelledAt, cancelledReason, adjournedReason } = meeting;
  return {
    ...{ id, number, title, place, startsAt, agenda, openedAt, closedAt, notes },
    ...{ cancelledAt, cancelledReason, adjournedReason, ...linked },
    state: stateOf(meeting),
    attendees,
    body: bodyOf(attendees),
    motions: list,
    listAsEnded: meeting.listAsEnded as ListParts | null,
  };
}

async function linkedTo(ctx: Context, { id, continuesId }: typeof meetings.$inferSelect) {
  const rows = await ctx.db
    .select({ id: meetings.id, number: meetings.number, startsAt: meetings.startsAt, place: meetings.place })
    .from(meetings)
    .where(
      or(
        and(eq(meetings.continuesId, id), isNull(meetings.cancelledAt)),
        continuesId === null ? undefined : eq(meetings.id, continuesId),
      ),
    );
  const find = (isIt: (row: { id: string }) => boolean): LinkedMeeting | null => {
    const row = rows.find(isIt);
    return row ? { number: row.number, startsAt: row.startsAt, place: row.place } : null;
  };
  return { continues: find((row) => row.id === continuesId), continuedBy: find((row) => row.id !== continuesId) };
}

/** The adjourned meetings of a round that no other goes on with, the first first. */
export async function notContinued(
  ctx: Context,
  roundId: string,
): Promise<{ id: string; number: number; title: string }[]> {
  const next = alias(meetings, "next");
  const goesOn = ctx.db
    .select({ id: next.id })
    .from(next)
    .where(and(eq(next.continuesId, meetings.id), isNull(next.cancelledAt)));
  return ctx.db
    .select({ id: meetings.id, number: meetings.number, title: meetings.title })
    .from(meetings)
    .where(and(eq(meetings.roundId, roundId), isNotNull(meetings.adjournedReason), notExists(goesOn)))
    .orderBy(asc(meetings.number));
}

/** The meeting of a round that goes on now, if any. */
export async function openMeetingOf(ctx: Context, council: CouncilAt): Promise<MeetingDetails | null> {
  const [meeting] = await ctx.db
    .select()
    .from(meetings)
    .where(
      and(
        eq(meetings.roundId, council.round.id),
        sql`${meetings.openedAt} is not null and ${meetings.closedAt} is null`,
      ),
    );
  return meeting ? meetingDetails(ctx, council, meeting) : null;
}
