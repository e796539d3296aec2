import { expect, test } from "vitest";
import { FairReportForm, RecordFairForm, SurveyForm } from "~/domain/fair-reports/forms";
import { changePerMille, markFigures } from "~/domain/fair-reports/rules";

test("a change is told against the earlier figure, and not at all where one is not known", () => {
  expect([changePerMille(270, 250), changePerMille(1, 3), changePerMille(0, 20)]).toEqual([80, -667, -1000]);
  expect([changePerMille(null, 3), changePerMille(3, null), changePerMille(3, 0)]).toEqual([null, null, null]);
});

test("the mean of marks is exact to a hundredth, and none without answers", () => {
  expect(markFigures("whole", [0, 0, 0, 0, 0]).mean).toBeNull();
  expect(markFigures("whole", [1, 0, 0, 0, 2]).mean).toBe(367);
  expect(markFigures("whole", [0, 0, 0, 0, 7]).mean).toBe(500);
});

test("visits that no gate counted say where they are known from", () => {
  const form = { version: "0", otherVisits: "1.200", results: "" };

  expect(FairReportForm.safeParse(form).error?.issues.map(({ path }) => path)).toEqual([["otherVisitsSource"]]);
  expect(FairReportForm.parse({ ...form, otherVisitsSource: " Ban quản lý " })).toMatchObject({
    otherVisits: 1200,
    otherVisitsSource: "Ban quản lý",
    results: null,
  });
});

test("marks are 1 to 5, and a figure nobody published stays empty", () => {
  const form = { formKey: "018f2f3a-0000-7000-8000-000000000000", running: "3", meeting: "3", comesAgain: "no" };
  expect(SurveyForm.safeParse({ ...form, whole: "6" }).success).toBe(false);
  expect(SurveyForm.parse({ ...form, whole: "5" })).toMatchObject({ whole: 5, comesAgain: false, words: null });
  expect(
    RecordFairForm.parse({ name: "Hội chợ", year: "2024", level: "region", sales: "12 tỷ", source: "Báo" }),
  ).toMatchObject({ booths: null, visits: null, sales: 12_000_000_000 });
});
