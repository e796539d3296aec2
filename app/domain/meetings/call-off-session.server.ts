import { and, eq, inArray, sql } from "drizzle-orm";
import { fairMeetings } from "~/db/schema";
import type { WriteContext } from "../context";
import type { LockedSession } from "./lock.server";
import { tellSession, type Words } from "./notices.server";
import { isToCome } from "./policy";
import { isLive, type MeetingRow, meetingsWhere } from "./queries.server";

/**
 * Under the lock of its session, or of its fair: every request and meeting of a session that is to come is ended by the organiser, and whoever
 * registered or has a meeting there is told in one mail. reason: as it was typed. said: what the mail says of it. Returns how many ended.
 */
export async function callOffSession(
  ctx: WriteContext,
  locked: LockedSession,
  reason: string,
  said: Words = reason,
): Promise<number> {
  const live = await meetingsWhere(ctx, and(eq(fairMeetings.sessionId, locked.session.id), isLive));
  const ended = live.filter((meeting) => isToCome(meeting, ctx.now)).map(endedRow);
  if (ended.length > 0) {
    await ctx.db
      .update(fairMeetings)
      .set({
        state: sql`case when ${fairMeetings.state} = 'accepted' then 'cancelled' else 'withdrawn' end`,
        ...{ endedBy: "organiser", endedAt: ctx.now, endedReason: reason },
        sequence: sql`${fairMeetings.sequence} + 1`,
      })
      .where(
        inArray(
          fairMeetings.id,
          ended.map(({ id }) => id),
        ),
      );
  }
  await tellSession(ctx, locked, ended, { kind: "session_cancelled", text: said });
  return ended.length;
}

const endedRow = (meeting: MeetingRow): MeetingRow => ({
  ...meeting,
  state: meeting.state === "accepted" ? "cancelled" : "withdrawn",
  sequence: meeting.sequence + 1,
});
