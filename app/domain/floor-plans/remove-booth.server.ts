import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { changePlan } from "./change-plan.server";

/** Take one booth off the plan. Refused as `changePlan`; "not_found" for one that is not on it. */
export function removeBooth(ctx: Context, hallId: string, boothId: string): Promise<void> {
  return changePlan(ctx, hallId, "plans.booth_removed", (plan) => {
    const booths = plan.booths.filter(({ id }) => id !== boothId);
    if (booths.length === plan.booths.length) throw new DomainError("not_found", m.plans_no_such_booth_here());
    return { ...plan, booths };
  });
}
