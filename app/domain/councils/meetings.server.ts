import { and, asc, count, eq, sql } from "drizzle-orm";
import { meetings, motions } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type Attendee, attendeesOf, bodyOf } from "./attendance.server";
import { type MotionView, motionsOf } from "./motions.server";
import type { CouncilAt } from "./queries.server";
import type { Body } from "./rules";

export type MeetingState = "called" | "open" | "closed";

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
      motions: count(motions.id),
    })
    .from(meetings)
    .leftJoin(motions, eq(motions.meetingId, meetings.id))
    .where(eq(meetings.roundId, roundId))
    .groupBy(meetings.id)
    .orderBy(asc(meetings.number));
  return rows.map((row) => ({ ...row, state: stateOf(row) }));
}

function stateOf({ openedAt, closedAt }: { openedAt: Date | null; closedAt: Date | null }): MeetingState {
  if (closedAt) return "closed";
  return openedAt ? "open" : "called";
}

export interface MeetingDetails extends Omit<MeetingLine, "motions"> {
  readonly notes: string | null;
  readonly attendees: readonly Attendee[];
  /** Of the seats in force; of a closed meeting as it ended. */
  readonly body: Body;
  readonly motions: readonly MotionView[];
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
  const [attendees, list] = await Promise.all([attendeesOf(ctx, meeting), motionsOf(ctx, council, meeting.id)]);
  const { id, number, title, place, startsAt, agenda, openedAt, closedAt, notes } = meeting;
  return {
    ...{ id, number, title, place, startsAt, agenda, openedAt, closedAt, notes },
    state: stateOf(meeting),
    attendees,
    body: bodyOf(attendees),
    motions: list,
  };
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
