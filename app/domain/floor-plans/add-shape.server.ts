import { m } from "~/i18n/paraglide/messages";
import { newUuid } from "~/lib/uuid";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { changePlan } from "./change-plan.server";
import type { ShapeForm } from "./forms";
import { MOST_FURNITURE } from "./rules";

/** Draw a gate, a stage, a service or an aisle by a form. Refused as `changePlan`; "invalid" for more than a plan holds. */
export function addShape(ctx: Context, hallId: string, form: ShapeForm): Promise<void> {
  return changePlan(ctx, hallId, "plans.shape_added", (plan) => {
    if (plan.furniture.length >= MOST_FURNITURE) throw new DomainError("invalid", m.plans_too_many());
    return { ...plan, furniture: [...plan.furniture, { ...form, id: newUuid() }] };
  });
}
