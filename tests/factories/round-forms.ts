import type { CreateRoundForm, MovePhaseForm, RuleFields, TimetableForm } from "~/domain/rounds/forms";

/** The values of CNNTTB as its form sends them. */
export const RULE_FIELDS: RuleFields = {
  passMark: 7000,
  passMarkSource: "Thông tư 14/2018/TT-BCT",
  passComparison: "at_least",
  combining: "mean",
  combiningSource: "Thông tư 14/2018/TT-BCT",
  scoreStep: 50,
  scoreStepSource: "Quy chế của Ban giám khảo",
  minimumSheets: 5,
  minimumSheetsSource: "Quy chế của Ban giám khảo",
  cap: 30,
  capSource: "Hội đồng bình chọn",
  minimumPhotos: 3,
  minimumPhotosSource: "Thông tư 14/2018/TT-BCT",
  validityYears: 4,
  validityYearsSource: "Thông tư 14/2018/TT-BCT",
};

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
    ...TIMETABLE_FIELDS,
    ...RULE_FIELDS,
    ...changes,
  };
}

export function moveForm(from: MovePhaseForm["from"], to: MovePhaseForm["to"], override?: boolean): MovePhaseForm {
  return { from, to, reason: "Theo kế hoạch số 95/KH-HĐBC", override };
}
