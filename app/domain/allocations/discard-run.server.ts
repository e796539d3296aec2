import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { lockFairToAllocate, lockRun } from "./lock-run.server";
import { whyNotSettle } from "./policy";
import { settleRun } from "./settle-run.server";

/**
 * Lay a plan aside. It stays to be looked at. Refused: "not_found", "forbidden" to all but organiser and secretary, "closed", "conflict" for
 * one that is not finished or was settled.
 */
export function discardRun(ctx: Context, fairId: string, number: number): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockFairToAllocate(ctx, fairId);
    const run = await lockRun(ctx, fair.id, number);
    const whyNot = whyNotSettle(run);
    if (whyNot) throw new DomainError("conflict", whyNot);
    await settleRun(ctx, run.id, "discarded");
    await recordAudit(ctx, {
      act: "allocations.discarded",
      subject: { kind: "fair", id: fair.id },
      after: { number },
    });
  });
}
