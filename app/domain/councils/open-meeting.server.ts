import { and, eq, isNotNull, isNull, ne } from "drizzle-orm";
import { meetings } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { lockMeeting } from "./lock-council.server";
import { whyNotMeet, whyNotOpenMeeting } from "./policy";

/** The meeting begins. Without a quorum it may begin all the same: only motions need one. Refused: "closed", "conflict". */
export function openMeeting(ctx: Context, meetingId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { round, meeting } = await lockMeeting(ctx, meetingId);
    const closed = whyNotMeet(round);
    if (closed) throw new DomainError("closed", closed);
    const others = await ctx.db.$count(
      meetings,
      and(
        eq(meetings.roundId, round.id),
        ne(meetings.id, meeting.id),
        isNotNull(meetings.openedAt),
        isNull(meetings.closedAt),
      ),
    );
    const whyNot = whyNotOpenMeeting(meeting, others > 0);
    if (whyNot) throw new DomainError("conflict", whyNot);

    await ctx.db.update(meetings).set({ openedAt: ctx.now }).where(eq(meetings.id, meeting.id));
    await recordAudit(ctx, { act: "council.meeting_opened", subject: { kind: "meeting", id: meeting.id } });
  });
}
