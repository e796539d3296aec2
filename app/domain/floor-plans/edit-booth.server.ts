import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { changePlan } from "./change-plan.server";
import type { BoothForm } from "./forms";

/** Change one booth by a form. Refused as `changePlan`; "not_found" for one that is not on the plan. */
export function editBooth(ctx: Context, hallId: string, boothId: string, form: BoothForm): Promise<void> {
  return changePlan(ctx, hallId, "plans.booth_edited", (plan) => {
    if (!plan.booths.some(({ id }) => id === boothId)) throw new DomainError("not_found", m.plans_no_such_booth_here());
    return { ...plan, booths: plan.booths.map((booth) => (booth.id === boothId ? { ...booth, ...form } : booth)) };
  });
}
