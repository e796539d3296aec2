import { expect, test } from "vitest";
import { budgetBySource, budgetSum } from "~/domain/fairs/budget";

const LINES = [
  { source: "exhibitors", planned: 900_000_000, spent: null },
  { source: "national_promotion", planned: 850_000_000, spent: 800_000_000 },
  { source: "exhibitors", planned: 100_000_000, spent: 120_000_000 },
] as const;

test("a budget comes to what its lines come to, and says how many are not settled", () => {
  expect(budgetSum(LINES)).toEqual({ planned: 1_850_000_000, spent: 920_000_000, open: 1 });
  expect(budgetSum([])).toEqual({ planned: 0, spent: 0, open: 0 });
});

test("by source, in the order of the sources, without those that give nothing", () => {
  expect(budgetBySource(LINES)).toEqual([
    { source: "national_promotion", planned: 850_000_000, spent: 800_000_000, open: 0 },
    { source: "exhibitors", planned: 1_000_000_000, spent: 120_000_000, open: 1 },
  ]);
});
