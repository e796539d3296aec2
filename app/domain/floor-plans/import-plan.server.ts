import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { changePlan } from "./change-plan.server";
import { planFromJson, planFromSvg, UnreadablePlan } from "./exchange";
import { type FloorPlan, normalizeCode } from "./rules";
import { keepVersionOf } from "./versions.server";

/**
 * Make a hall's plan what a file says, JSON or SVG of ours; what it was is kept as a version. A booth that has the code of one that is
 * here is that one, whoever has it.
 * Refused as `changePlan`; "invalid" with a sentence for a file that is none of ours or is damaged.
 */
export async function importPlan(ctx: Context, hallId: string, text: string): Promise<void> {
  const given = read(text);
  return changePlan(ctx, hallId, "plans.imported", async (plan, locked, ctx) => {
    await keepVersionOf(ctx, locked, { keptBefore: "importing" });
    return adopted(given, plan);
  });
}

function read(text: string): FloorPlan {
  try {
    return text.trimStart().startsWith("<") ? planFromSvg(text) : planFromJson(text);
  } catch (error) {
    if (!(error instanceof UnreadablePlan)) throw error;
    const sentence =
      error.reason === "foreign"
        ? m.plans_file_foreign()
        : m.plans_file_damaged({ detail: error.detail.slice(0, 120) });
    throw new DomainError("invalid", sentence, { file: [sentence] });
  }
}

/** The file may come from another hall: its ids are left out, and those of booths with the same codes here taken, each once. */
function adopted(given: FloorPlan, here: FloorPlan): FloorPlan {
  const ids = new Map(here.booths.map(({ code, id }) => [code, id]));
  return {
    ...given,
    booths: given.booths.map(({ id: _, ...booth }) => {
      const code = normalizeCode(booth.code);
      const id = ids.get(code);
      ids.delete(code);
      return id ? { ...booth, id } : booth;
    }),
  };
}
