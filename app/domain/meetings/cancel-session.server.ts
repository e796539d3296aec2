import { and, eq } from "drizzle-orm";
import { fairMeetings, meetingSessions } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { callOffSession } from "./call-off-session.server";
import type { ReasonForm } from "./forms";
import { lockSession } from "./lock.server";
import { whyNotArrange } from "./policy";
import { isLive, meetingsWhere } from "./queries.server";

/**
 * Call off a session with all its meetings and requests; whoever registered or has one is told why, in one mail.
 * Refused: as `lockSession`; "closed" once it is over, was cancelled, or the fair's report is settled; "conflict" once it is known what came
 * of one of its meetings.
 */
export function cancelSession(ctx: Context, fairId: string, sessionId: string, { reason }: ReasonForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockSession(ctx, fairId, sessionId);
    const refusal = whyNotArrange(locked.fair, locked.session, ctx.now);
    if (refusal) throw new DomainError("closed", refusal);
    const live = await meetingsWhere(ctx, and(eq(fairMeetings.sessionId, sessionId), isLive));
    if (live.some(({ outcome }) => outcome !== null)) throw new DomainError("conflict", m.meetings_was_held());
    await ctx.db
      .update(meetingSessions)
      .set({ cancelledAt: ctx.now, cancelledReason: reason, version: locked.session.version + 1 })
      .where(eq(meetingSessions.id, sessionId));
    const ended = await callOffSession(ctx, locked, reason);
    await recordAudit(ctx, {
      act: "meetings.session_cancelled",
      subject: { kind: "fair", id: locked.fair.id },
      after: { sessionId, reason, meetings: ended },
    });
  });
}
