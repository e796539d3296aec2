import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { changePlan } from "./change-plan.server";
import type { RemoveShapeForm } from "./forms";
import { shapeStampOf } from "./rules";

/**
 * Take a gate, a stage, a service or an aisle off the plan. was: the shape as it was seen. Refused as `changePlan`; "conflict" where none
 * is so by now.
 */
export function removeShape(ctx: Context, hallId: string, { was }: RemoveShapeForm): Promise<void> {
  return changePlan(ctx, hallId, "plans.shape_removed", (plan) => {
    const at = plan.furniture.findIndex((one) => shapeStampOf(one) === was);
    if (at < 0) throw new DomainError("conflict", m.plans_shape_changed());
    return { ...plan, furniture: plan.furniture.toSpliced(at, 1) };
  });
}
