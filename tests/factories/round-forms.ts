import type { Context } from "~/domain/context";
import { createRound } from "~/domain/rounds/create-round.server";
import type { CreateRoundForm, MovePhaseForm, TerritoryForm, TimetableForm } from "~/domain/rounds/forms";
import { rescheduleRound } from "~/domain/rounds/reschedule-round.server";
import type { RegionCode } from "~/lib/vocabulary";

/** March nominations, scoring in May, a decision in June 2026. */
export const TIMETABLE_FIELDS: TimetableForm = {
  nominationOpensOn: "2026-03-01",
  nominationClosesOn: "2026-03-31",
  nominationClosesTime: "17:00",
  scoringOn: "2026-05-10",
  decisionOn: "2026-06-01",
};

let prefixes = 0;

/** A provincial round of 2026 in Lâm Đồng, as the form sends it. */
export function roundForm(
  agencyId: string,
  schemeVersionId: string,
  changes: Partial<CreateRoundForm> = {},
): CreateRoundForm {
  prefixes += 1;
  return {
    schemeVersionId,
    agencyId,
    level: "province",
    year: 2026,
    name: "Bình chọn sản phẩm CNNT tiêu biểu tỉnh Lâm Đồng năm 2026",
    nameEn: "Typical rural industrial products of Lam Dong 2026",
    codePrefix: `LD${prefixes}`,
    provinceId: "new-68",
    ...changes,
  };
}

/** A draft with everything it needs to open: made by the form, dated by `TIMETABLE_FIELDS` and these changes. */
export async function aDatedRound(
  ctx: Context,
  form: CreateRoundForm,
  dates: Partial<TimetableForm> = {},
): Promise<{ id: string; slug: string }> {
  const round = await createRound(ctx, form);
  await rescheduleRound(ctx, round.id, { ...TIMETABLE_FIELDS, ...dates });
  return round;
}

/** The lines of a territory: "new-68:south", and with a quota "new-68:south:5". */
export function territoryForm(members: readonly string[], changes: Partial<TerritoryForm> = {}): TerritoryForm {
  const rows = members.map((member) => {
    const [provinceId = "", region = "", quota] = member.split(":");
    return {
      provinceId,
      isIn: true,
      regionCode: region === "" ? undefined : (region as RegionCode),
      quota: quota === undefined ? undefined : Number(quota),
    };
  });
  return { rows, wholeRegions: [], quotaSource: "", ...changes };
}

export function moveForm(from: MovePhaseForm["from"], to: MovePhaseForm["to"], override?: boolean): MovePhaseForm {
  return { from, to, reason: "Theo kế hoạch số 95/KH-HĐBC", override };
}
