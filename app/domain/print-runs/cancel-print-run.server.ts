import { eq } from "drizzle-orm";
import { printRuns } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { whyNotCancelRun } from "./policy";
import { printRunById } from "./queries.server";

/**
 * Stop a run: the job notices when it next tells how far it is, and leaves no file.
 * Refused: "not_found", "conflict" for one that is over.
 */
export function cancelPrintRun(ctx: Context, runId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const found = await printRunById(ctx, runId);
    await ctx.db.select({ id: printRuns.id }).from(printRuns).where(eq(printRuns.id, found.id)).for("update");
    const run = await printRunById(ctx, runId);
    const whyNot = whyNotCancelRun(run);
    if (whyNot) throw new DomainError("conflict", whyNot);
    await ctx.db.update(printRuns).set({ state: "cancelled", movedAt: ctx.now }).where(eq(printRuns.id, run.id));
    await recordAudit(ctx, {
      act: "print_runs.cancelled",
      subject: { kind: "round", id: run.roundId },
      after: { decision: run.decisionNumber, kind: run.kind, done: run.done, of: run.total },
    });
  });
}
