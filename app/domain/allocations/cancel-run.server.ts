import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { lockFairToAllocate, lockRun } from "./lock-run.server";
import { whyNotCancel } from "./policy";
import { settleRun } from "./settle-run.server";

/**
 * Stop a run: its solver is killed where it next tells how far it is. Refused: "not_found", "forbidden" to all but organiser and secretary,
 * "closed", "conflict" for one that is over.
 */
export function cancelRun(ctx: Context, fairId: string, number: number): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockFairToAllocate(ctx, fairId);
    const run = await lockRun(ctx, fair.id, number);
    const whyNot = whyNotCancel(run);
    if (whyNot) throw new DomainError("conflict", whyNot);
    await settleRun(ctx, run.id, "cancelled");
    await recordAudit(ctx, {
      act: "allocations.cancelled",
      subject: { kind: "fair", id: fair.id },
      after: { number },
    });
  });
}
