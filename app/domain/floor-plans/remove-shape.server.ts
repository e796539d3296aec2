import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { changePlan } from "./change-plan.server";
import type { RemoveShapeForm } from "./forms";

/**
 * Take a gate, a stage, a service or an aisle off the plan. at: its place among them, from 0; `label` and `kind`: what was seen there.
 * Refused as `changePlan`; "conflict" where something else lies there by now.
 */
export function removeShape(ctx: Context, hallId: string, { at, kind, label }: RemoveShapeForm): Promise<void> {
  return changePlan(ctx, hallId, "plans.shape_removed", (plan) => {
    const shape = plan.furniture[at];
    if (shape?.kind !== kind || shape.label !== label) throw new DomainError("conflict", m.plans_shape_changed());
    return { ...plan, furniture: plan.furniture.filter((one) => one !== shape) };
  });
}
