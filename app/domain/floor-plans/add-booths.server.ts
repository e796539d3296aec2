import { m } from "~/i18n/paraglide/messages";
import { newUuid } from "~/lib/uuid";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { rowOf } from "./arrange";
import { changePlan } from "./change-plan.server";
import type { RowForm } from "./forms";
import { MOST_BOOTHS } from "./rules";

/** Draw a row of booths, of one or more, by a form. Refused as `changePlan`; "invalid" for more than a plan holds. */
export function addBooths(ctx: Context, hallId: string, form: RowForm): Promise<void> {
  const { x, y, width, height, prefix, start, skip, ...row } = form;
  const booths = rowOf({ ...row, at: { x, y, width, height }, numbering: { prefix, start, step: 1, skip } }, newUuid);
  return changePlan(ctx, hallId, "plans.booths_added", (plan) => {
    if (plan.booths.length + booths.length > MOST_BOOTHS) throw new DomainError("invalid", m.plans_too_many());
    return { ...plan, booths: [...plan.booths, ...booths] };
  });
}
