import { and, eq } from "drizzle-orm";
import { allocationRuns } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { type FairDetails, lockFair } from "../fairs/fair-details.server";
import { mayAllocate, whyNotAllocate } from "./policy";

export type RunRow = typeof allocationRuns.$inferSelect;

/** Lock a fair for whoever places at it. Refused: "not_found", "forbidden" to all but organiser and secretary, "closed" once it is settled. */
export async function lockFairToAllocate(ctx: WriteContext, fairId: string): Promise<FairDetails> {
  const fair = await lockFair(ctx, fairId);
  if (!mayAllocate(ctx.actor, fair)) throw new DomainError("forbidden", m.allocations_runners_only());
  const whyNot = whyNotAllocate(fair);
  if (whyNot) throw new DomainError("closed", whyNot);
  return fair;
}

/** Lock a run by its number at a fair that is locked already. Throws "not_found". */
export async function lockRun(ctx: WriteContext, fairId: string, number: number): Promise<RunRow> {
  const [run] = await ctx.db
    .select()
    .from(allocationRuns)
    .where(and(eq(allocationRuns.fairId, fairId), eq(allocationRuns.number, number)))
    .for("update");
  if (!run) throw new DomainError("not_found", m.allocations_run_unknown());
  return run;
}
