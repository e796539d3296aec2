import { and, eq, isNull, sql } from "drizzle-orm";
import { fairEvents } from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { CancellationForm } from "./forms";
import { lockToPrepare, writeFair } from "./lock-to-prepare.server";
import { cancelledMail } from "./mails";
import { whyNotMove } from "./policy";
import { tellApplicants } from "./tell-applicants.server";

/**
 * A public fair that will not be held, with the reason: its page and its calendar say so, nothing of it is applied for, picked or billed
 * any more, and what was paid goes back by what was promised. Everyone who applied is told. `restoreFair` takes it back.
 * Refused: as `lockToPrepare`; "closed" for a draft and once it began.
 */
export function cancelFair(ctx: Context, fairId: string, { version, reason }: CancellationForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockToPrepare(ctx, fairId, version);
    const refusal = whyNotMove(fair, todayInVietnam(ctx.now));
    if (refusal) throw new DomainError("closed", refusal);
    await writeFair(ctx, fair.id, { cancelledAt: ctx.now, cancelledReason: reason });
    await ctx.db
      .update(fairEvents)
      .set({ cancelledAt: ctx.now, sequence: sql`${fairEvents.sequence} + 1` })
      .where(and(eq(fairEvents.fairId, fair.id), isNull(fairEvents.cancelledAt)));
    await recordAudit(ctx, { act: "fairs.cancelled", subject: { kind: "fair", id: fair.id }, after: { reason } });
    await tellApplicants(ctx, fair, (name) => cancelledMail(name, fair, reason));
  });
}
