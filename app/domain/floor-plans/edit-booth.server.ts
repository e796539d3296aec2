import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { changePlan } from "./change-plan.server";
import type { BoothForm } from "./forms";
import { stampOf } from "./rules";

/**
 * Change one booth by a form. Refused as `changePlan`; "not_found" for one that is not on the plan, "conflict" for one that somebody changed
 * since the form showed it: the form shows then what it is now, and may be sent again.
 */
export function editBooth(ctx: Context, hallId: string, boothId: string, { was, ...values }: BoothForm): Promise<void> {
  return changePlan(ctx, hallId, "plans.booth_edited", (plan) => {
    const booth = plan.booths.find(({ id }) => id === boothId);
    if (!booth) throw new DomainError("not_found", m.plans_no_such_booth_here());
    if (stampOf(booth) !== was) throw new DomainError("conflict", m.plans_booth_changed({ code: booth.code }));
    return { ...plan, booths: plan.booths.map((one) => (one === booth ? { ...one, ...values } : one)) };
  });
}
