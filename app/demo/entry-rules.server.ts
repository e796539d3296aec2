import type { Context } from "~/domain/context";
import { roundById } from "~/domain/rounds/queries.server";
import { saveRoundRules } from "~/domain/rounds/save-rules.server";
import type { Calibration } from "~/domain/schemes/rules";
import { LEVELS } from "~/lib/vocabulary";

const JURYS_PLAN = "Kế hoạch chấm của Ban giám khảo (dữ liệu mẫu)";
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

/** A draft round is to calibrate its jury before it scores. version: of the draft's rules. */
export async function askCalibration(
  ctx: Context,
  roundId: string,
  { version, ...calibration }: Calibration & { readonly version: number },
): Promise<void> {
  const { rules } = await roundById(ctx, roundId);
  const { combining, trim, passMark, passComparison, minimumSheets, blind, tieBreaks } = rules;
  await saveRoundRules(ctx, roundId, {
    section: "scoring",
    form: {
      version,
      ...{ combining: combining.value, combiningSource: combining.source },
      ...{ trim: trim.value, trimSource: trim.source },
      ...{ passMark: passMark.value, passMarkSource: passMark.source },
      ...{ passComparison: passComparison.value, passComparisonSource: passComparison.source },
      ...{ minimumSheets: minimumSheets.value, minimumSheetsSource: minimumSheets.source },
      ...{ blind: blind.value, blindSource: blind.source },
      tieBreaks: tieBreaks.value.map((step) => (step.kind === "criterion" ? `criterion:${step.code}` : step.kind)),
      tieBreaksSource: tieBreaks.source,
      calibrationAnchors: calibration.anchors,
      calibrationWaits: calibration.waits,
      calibrationSecondTime: calibration.secondTime,
      calibrationSource: JURYS_PLAN,
    },
  });
}
