import { m } from "~/i18n/paraglide/messages";
import { newUuid } from "~/lib/uuid";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { rowOf } from "./arrange";
import { changePlan } from "./change-plan.server";
import type { RowForm } from "./forms";
import { BoothCode, MOST_BOOTHS } from "./rules";

/** Draw a row of booths, of one or more, by a form. Refused as `changePlan`; "invalid" for more than a plan holds, and at `prefix` for codes that become too long. */
export function addBooths(ctx: Context, hallId: string, form: RowForm): Promise<void> {
  const { x, y, width, height, prefix, start, skip, ...row } = form;
  const booths = rowOf({ ...row, at: { x, y, width, height }, numbering: { prefix, start, step: 1, skip } }, newUuid);
  const unusable = booths.find(({ code }) => !BoothCode.safeParse(code).success);
  return changePlan(ctx, hallId, "plans.booths_added", (plan) => {
    if (unusable) {
      const sentence = m.plans_code_unusable({ code: unusable.code });
      throw new DomainError("invalid", sentence, { prefix: [sentence] });
    }
    if (plan.booths.length + booths.length > MOST_BOOTHS) throw new DomainError("invalid", m.plans_too_many());
    return { ...plan, booths: [...plan.booths, ...booths] };
  });
}
