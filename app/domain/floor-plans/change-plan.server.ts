import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { inTransaction } from "../transaction.server";
import { type LockedHall, lockHall } from "./lock-hall.server";
import { planOfHall } from "./queries.server";
import { FloorPlan } from "./rules";
import { writePlan } from "./write-plan.server";

/**
 * Change some of a hall's plan as it stands, by a form of its own: nothing else of it is touched, so it matters to nobody's version but
 * who draws the same hall elsewhere, who is told. Refused as `lockHall` and `writePlan`.
 */
export function changePlan(
  ctx: Context,
  hallId: string,
  act: string,
  change: (plan: FloorPlan, locked: LockedHall, ctx: WriteContext) => FloorPlan | Promise<FloorPlan>,
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockHall(ctx, hallId);
    const plan = FloorPlan.parse(await change(await planOfHall(ctx, locked.hall), locked, ctx));
    const done = await writePlan(ctx, locked, plan);
    if (!done) return;
    await recordAudit(ctx, {
      act,
      subject: { kind: "hall", id: hallId },
      after: { version: locked.hall.version + 1, ...done },
    });
  });
}
