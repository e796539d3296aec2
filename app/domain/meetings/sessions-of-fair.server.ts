import { and, asc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { fairMeetings, meetingBuyers, meetingSessions } from "~/db/schema";
import type { Context } from "../context";
import { isLive, type MeetingSession } from "./queries.server";

/** Which sessions an act on the fair reaches: cancelling it, all that are not over; moving it, those that have not begun. */
type Ahead = "not_over" | "not_begun";

/** What of the meetings of a fair is still to come, in counts: what an act on the fair does to them. Asks no policy. */
export interface MeetingsAhead {
  readonly sessions: number;
  /** Who registered for them. */
  readonly buyers: number;
  /** Requests and meetings that stand, but those that were held. */
  readonly meetings: number;
}

export async function meetingsAhead(ctx: Context, fairId: string, which: Ahead): Promise<MeetingsAhead> {
  const ofSession = eq(meetingBuyers.sessionId, meetingSessions.id);
  const ahead = and(
    eq(fairMeetings.sessionId, meetingSessions.id),
    isLive,
    isNull(fairMeetings.outcome),
    isTimeToCome(ctx),
  );
  const [row] = await ctx.db
    .select({
      sessions: sql<number>`count(*)::int`,
      buyers: sql<number>`coalesce(sum((select count(*) from ${meetingBuyers} where ${ofSession} and ${isNull(meetingBuyers.erasedAt)})), 0)::int`,
      meetings: sql<number>`coalesce(sum((select count(*) from ${fairMeetings} where ${ahead})), 0)::int`,
    })
    .from(meetingSessions)
    .where(isAhead(ctx, fairId, which));
  return row!;
}

/** Sessions ahead that were not called off, by time. Under the lock of their fair nobody gives anything of them. */
export function sessionsAhead(ctx: Context, fairId: string, which: Ahead): Promise<MeetingSession[]> {
  return ctx.db
    .select()
    .from(meetingSessions)
    .where(isAhead(ctx, fairId, which))
    .orderBy(asc(meetingSessions.startsAt), asc(meetingSessions.id));
}

const isAhead = (ctx: Context, fairId: string, which: Ahead) =>
  and(
    eq(meetingSessions.fairId, fairId),
    isNull(meetingSessions.cancelledAt),
    gt(which === "not_over" ? meetingSessions.endsAt : meetingSessions.startsAt, ctx.now),
  );

/** As `isToCome` of the policy has it of a time. */
const isTimeToCome = (ctx: Context) =>
  sql`(${fairMeetings.during} is null or upper(${fairMeetings.during}) > ${ctx.now.toISOString()}::timestamptz)`;

/** Of a meeting: the cancellation of its fair ended it, which bears its instant, its buyer is still known and its time is to come. */
export const endedWithFair = (ctx: Context, cancelledAt: Date) =>
  and(
    eq(fairMeetings.endedBy, "organiser"),
    eq(fairMeetings.endedAt, cancelledAt),
    inArray(fairMeetings.state, ["cancelled", "withdrawn"]),
    inArray(
      fairMeetings.buyerId,
      ctx.db.select({ id: meetingBuyers.id }).from(meetingBuyers).where(isNull(meetingBuyers.erasedAt)),
    ),
    isTimeToCome(ctx),
  );

/** How many requests and meetings taking a fair's cancellation back would restore. Asks no policy. */
export async function meetingsEndedAt(ctx: Context, fairId: string, cancelledAt: Date): Promise<number> {
  const [row] = await ctx.db
    .select({ meetings: sql<number>`count(*)::int` })
    .from(fairMeetings)
    .innerJoin(meetingSessions, eq(meetingSessions.id, fairMeetings.sessionId))
    .where(and(isAhead(ctx, fairId, "not_over"), endedWithFair(ctx, cancelledAt)));
  return row!.meetings;
}
