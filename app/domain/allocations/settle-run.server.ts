import { eq } from "drizzle-orm";
import { allocationRuns } from "~/db/schema";
import type { WriteContext } from "../context";

/** Who ended a run, and how. */
export async function settleRun(
  ctx: WriteContext,
  id: string,
  state: "applied" | "cancelled" | "discarded",
): Promise<void> {
  await ctx.db
    .update(allocationRuns)
    .set({ state, movedAt: ctx.now, settledBy: ctx.actor!.userId, settledAt: ctx.now })
    .where(eq(allocationRuns.id, id));
}
