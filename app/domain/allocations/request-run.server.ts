import { eq, max } from "drizzle-orm";
import { allocationRuns } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { queueRun, runUnderWay } from "../runs/queue-run.server";
import { inTransaction } from "../transaction.server";
import { lockFairToAllocate } from "./lock-run.server";
import { readInput } from "./read-input.server";
import type { Settings } from "./rules";
import { ALLOCATION_RUNS } from "./solve-run.server";

/**
 * Have places computed for all accepted applications of a fair. What it is made from is kept with the run. Returns its number.
 * Refused: "not_found", "forbidden" to all but organiser and secretary, "closed" once the fair is settled, "invalid" where two must be near
 * each other and nothing counts as near, "conflict" while another run is under way, and where there is no booth or no accepted application.
 */
export function requestRun(ctx: Context, fairId: string, settings: Settings): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockFairToAllocate(ctx, fairId);
    const open = await runUnderWay(ctx, ALLOCATION_RUNS, eq(allocationRuns.fairId, fair.id));
    if (open) throw new DomainError("conflict", m.allocations_run_under_way({ number: open.number }));
    const input = await readInput(ctx, fair.id, settings);
    if (input.booths.length === 0) throw new DomainError("conflict", m.allocations_no_booths());
    if (input.applications.length === 0) throw new DomainError("conflict", m.allocations_no_applications());
    if (settings.nearness === 0 && input.pairs.some(({ kind, isMust }) => isMust && kind === "near")) {
      throw new DomainError("invalid", m.allocations_near_is_nothing(), { metres: [m.allocations_near_is_nothing()] });
    }
    const [last] = await ctx.db
      .select({ number: max(allocationRuns.number) })
      .from(allocationRuns)
      .where(eq(allocationRuns.fairId, fair.id));
    const number = (last?.number ?? 0) + 1;
    await queueRun(ctx, ALLOCATION_RUNS, { fairId: fair.id, number, input });
    await recordAudit(ctx, {
      act: "allocations.requested",
      subject: { kind: "fair", id: fair.id },
      after: { number, applications: input.applications.length, booths: input.booths.length, settings },
    });
    return number;
  });
}
