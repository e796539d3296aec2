import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import type { SavePlanForm } from "./forms";
import { lockHall } from "./lock-hall.server";
import { lastDrawer, planOfHall } from "./queries.server";
import type { FloorPlan } from "./rules";
import { keepVersionOf } from "./versions.server";
import { writePlan } from "./write-plan.server";

/** What became of a plan that was sent. */
export type PlanSaving =
  | { readonly kind: "saved"; readonly version: number }
  | {
      /** Nothing was written: someone else, or another device, saved the plan since it was seen. */
      readonly kind: "differs";
      readonly version: number;
      /** What they saved. */
      readonly plan: FloorPlan;
      readonly by: string | null;
      readonly at: Date | null;
    };

/**
 * Save the plan of a hall as a whole. version: the one it was drawn on; of another nothing is written. replaces: the other's plan was
 * seen, and is kept as a version. Sending the same again changes nothing.
 * Refused as `lockHall` and `writePlan`. Source: docs/rules/floor-plans.md#saving
 */
export function savePlan(ctx: Context, hallId: string, { version, plan, replaces }: SavePlanForm): Promise<PlanSaving> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockHall(ctx, hallId);
    const { hall } = locked;
    if (hall.version !== version) {
      const [theirs, by] = [await planOfHall(ctx, hall), await lastDrawer(ctx, hall)];
      return { kind: "differs", version: hall.version, plan: theirs, by, at: hall.savedAt };
    }
    if (replaces) await keepVersionOf(ctx, locked, { keptBefore: "replacing" });
    const change = await writePlan(ctx, locked, plan);
    if (!change) return { kind: "saved", version };
    await recordAudit(ctx, {
      act: "plans.saved",
      subject: { kind: "hall", id: hallId },
      before: { version },
      after: { version: version + 1, ...change },
    });
    return { kind: "saved", version: version + 1 };
  });
}
