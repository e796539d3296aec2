import { eq } from "drizzle-orm";
import { halls } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import { lockHall } from "./lock-hall.server";
import { planOfHall } from "./queries.server";
import { keepVersionOf } from "./versions.server";
import { writePlan } from "./write-plan.server";

/**
 * Take a hall off its fair with all its booths; its plan is kept as a version.
 * Refused as `lockHall`; "conflict" where somebody has a booth in it.
 */
export function retireHall(ctx: Context, hallId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockHall(ctx, hallId);
    await keepVersionOf(ctx, locked, { keptBefore: "retiring" });
    const gone = await writePlan(ctx, locked, { ...(await planOfHall(ctx, locked.hall)), booths: [] });
    await ctx.db.update(halls).set({ retiredAt: ctx.now }).where(eq(halls.id, hallId));
    await recordAudit(ctx, {
      act: "plans.hall_retired",
      subject: { kind: "hall", id: hallId },
      before: { name: locked.hall.name, booths: gone?.removed ?? 0 },
    });
  });
}
