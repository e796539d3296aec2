import type { Context } from "~/domain/context";
import { roundById } from "~/domain/rounds/queries.server";
import { saveRoundRules } from "~/domain/rounds/save-rules.server";
import { LEVELS } from "~/lib/vocabulary";

const NO_COMMUNES = "Kế hoạch bình chọn của tỉnh: cấp xã chưa tổ chức bình chọn (dữ liệu mẫu)";

/** A province whose communes held no selection: its round takes entries without a title of theirs. version: of the draft's rules. */
export async function askNoCommuneTitle(ctx: Context, roundId: string, version: number): Promise<void> {
  const { rules } = await roundById(ctx, roundId);
  await saveRoundRules(ctx, roundId, {
    section: "entry",
    form: {
      version,
      groups: rules.groups.map((group) => ({ ...group, was: group.code })),
      entrants: rules.entrants.value,
      entrantsSource: rules.entrants.source,
      levels: LEVELS.map((level) => {
        const held = rules.levels.value.find((one) => one.level === level);
        const lowerTitle = level === "province" ? "none" : (held?.lowerTitle ?? "none");
        return { level, isHeld: held !== undefined, lowerTitle, entry: held?.entry ?? "open" };
      }),
      levelsSource: NO_COMMUNES,
    },
  });
}
