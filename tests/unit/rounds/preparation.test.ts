import { expect, test } from "vitest";
import { preparationOf, whyNotOpen } from "~/domain/rounds/preparation";
import { spansOf } from "~/domain/rounds/rules";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { SchemeRules } from "~/domain/schemes/rules";
import type { Level } from "~/lib/vocabulary";

const NOW = new Date("2026-02-01T03:00:00Z");
const RULES = SchemeRules.parse(CNNTTB.rules);
const PHASES = spansOf({
  nominationOpensAt: new Date("2026-03-01T00:00:00+07:00"),
  nominationClosesAt: new Date("2026-03-31T17:00:00+07:00"),
  scoringAt: null,
  councilAt: null,
  expectedListAt: null,
  decisionAt: null,
});
type Member = Parameters<typeof preparationOf>[1][number];
const LAM_DONG: Member = { name: "Lâm Đồng", era: "new", regionCode: "central" };
const BINH_THUAN: Member = { name: "Bình Thuận", era: "old", regionCode: "south" };
const DRAFT = { level: "province" as const, year: 2026, rules: RULES, phases: PHASES, openedAt: null };

test("a draft that has everything is ready; its jury may come later", () => {
  expect(preparationOf(DRAFT, [LAM_DONG], 0, NOW)).toEqual([
    { step: "identity", state: "ready", problems: [] },
    { step: "agencies", state: "ready", problems: [] },
    { step: "territory", state: "ready", problems: [] },
    { step: "timetable", state: "ready", problems: [] },
    { step: "rules", state: "ready", problems: [] },
    { step: "people", state: "later", problems: [] },
  ]);
  expect(preparationOf(DRAFT, [LAM_DONG], 7, NOW).at(-1)).toMatchObject({ state: "ready" });
  expect(whyNotOpen(DRAFT, [LAM_DONG], NOW)).toEqual([]);
});

test("each thing that is missing is a sentence at its own step", () => {
  const rules = {
    ...RULES,
    levels: { ...RULES.levels, value: RULES.levels.value.filter(({ level }) => level !== "province") },
    quorum: { value: { numerator: 3, denominator: 2 }, source: "" },
  };
  const draft = { ...DRAFT, rules, phases: [] };

  const missing = preparationOf(draft, [], 0, NOW).filter((one) => one.state === "missing");

  expect(missing.map(({ step, problems }) => [step, problems.length])).toEqual([
    ["identity", 1],
    ["territory", 1],
    ["timetable", 1],
    ["rules", 1],
  ]);
  expect(whyNotOpen(draft, [], NOW)).toEqual(missing.flatMap(({ problems }) => problems));
});

test("dates that are past are missing dates", () => {
  const late = new Date("2026-04-01T00:00:00Z");

  expect(preparationOf(DRAFT, [LAM_DONG], 0, late)[3]).toMatchObject({
    state: "missing",
    problems: [expect.stringContaining("17h00, 31/03/2026")],
  });
});

const problemsOf = (changes: { readonly level?: Level; readonly year?: number }, territory: readonly Member[]) =>
  preparationOf({ ...DRAFT, ...changes }, territory, 0, NOW).find(({ step }) => step === "territory")!.problems;

test("a territory fits the level: one province, the provinces of one region, or any", () => {
  const two = [LAM_DONG, { ...LAM_DONG, name: "Gia Lai" }];
  const ofTwoRegions = [LAM_DONG, { ...LAM_DONG, name: "Cần Thơ", regionCode: "south" as const }];

  for (const level of ["commune", "district", "province"] as const) {
    expect(problemsOf({ level }, [LAM_DONG])).toEqual([]);
    expect(problemsOf({ level }, two)).toEqual([
      expect.stringMatching(/^Cấp .+ chỉ gồm một tỉnh, thành phố; địa bàn đang có 2\. Hãy bỏ bớt/),
    ]);
  }
  expect(problemsOf({ level: "region" }, two)).toEqual([]);
  expect(problemsOf({ level: "region" }, ofTwoRegions)).toEqual([
    "Kỳ cấp khu vực chỉ gồm các tỉnh của một khu vực; địa bàn đang có 2 khu vực. Hãy bỏ bớt, hoặc chọn lại cấp của kỳ.",
  ]);
  expect(problemsOf({ level: "nation" }, ofTwoRegions)).toEqual([]);
});

test("the provinces of a territory are those of the round's year", () => {
  expect(problemsOf({ year: 2026 }, [BINH_THUAN])).toEqual([
    "Địa bàn có 1 tỉnh, thành phố không có trong năm 2026, như Bình Thuận. Hãy bỏ chọn và chọn theo đơn vị hành chính của năm đó.",
  ]);
  expect(problemsOf({ year: 2024 }, [BINH_THUAN])).toEqual([]);
  expect(problemsOf({ year: 2024 }, [LAM_DONG])).toHaveLength(1);
  expect([problemsOf({ year: 2025 }, [BINH_THUAN]), problemsOf({ year: 2025 }, [LAM_DONG])]).toEqual([[], []]);
  expect(problemsOf({ level: "nation", year: 2025 }, [BINH_THUAN, LAM_DONG])).toEqual([
    "Địa bàn có cả tỉnh, thành phố trước và sau ngày 01/07/2025. Hãy chỉ giữ lại một bên.",
  ]);
});
