import { and, eq, inArray, max } from "drizzle-orm";
import { allocationRuns } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { enqueue } from "~/queue/enqueue.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { solveAllocationJob } from "./jobs";
import { lockFairToAllocate } from "./lock-run.server";
import { readInput } from "./read-input.server";
import type { Settings } from "./rules";

/**
 * Have places computed for all accepted applications of a fair. What it is made from is kept with the run. Returns its number.
 * Refused: "not_found", "forbidden" to all but organiser and secretary, "closed" once the fair is settled, "conflict" while another run is
 * under way, and where there is no booth or no accepted application.
 */
export function requestRun(ctx: Context, fairId: string, settings: Settings): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockFairToAllocate(ctx, fairId);
    const [open] = await ctx.db
      .select({ number: allocationRuns.number })
      .from(allocationRuns)
      .where(and(eq(allocationRuns.fairId, fair.id), inArray(allocationRuns.state, ["queued", "running"])));
    if (open) throw new DomainError("conflict", m.allocations_run_under_way({ number: open.number }));
    const input = await readInput(ctx, fair.id, settings);
    if (input.booths.length === 0) throw new DomainError("conflict", m.allocations_no_booths());
    if (input.applications.length === 0) throw new DomainError("conflict", m.allocations_no_applications());
    const [last] = await ctx.db
      .select({ number: max(allocationRuns.number) })
      .from(allocationRuns)
      .where(eq(allocationRuns.fairId, fair.id));
    const number = (last?.number ?? 0) + 1;
    const by = { movedAt: ctx.now, requestedBy: ctx.actor!.userId, requestedAt: ctx.now };
    const [made] = await ctx.db
      .insert(allocationRuns)
      .values({ fairId: fair.id, number, input, ...by })
      .returning({ id: allocationRuns.id });
    await recordAudit(ctx, {
      act: "allocations.requested",
      subject: { kind: "fair", id: fair.id },
      after: { number, applications: input.applications.length, booths: input.booths.length, settings },
    });
    await enqueue(ctx.db, solveAllocationJob, { runId: made!.id });
    return number;
  });
}
