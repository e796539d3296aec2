import { describe, expect, test } from "vitest";
import { rankIntervals } from "~/domain/agreement/rank-intervals";
import { spreadOf } from "~/domain/agreement/spread";

const MEAN = { combining: { value: "mean" as const, source: "" }, trim: { value: 1, source: "" } };

describe("rank intervals", () => {
  test("entries that every draw tells apart have their rank alone; the same figures every time", () => {
    const sheets = [
      [9000, 9100, 9050],
      [8000, 8100, 8050],
      [7000, 7100, 7050],
    ];
    const told = [
      { from: 1, to: 1 },
      { from: 2, to: 2 },
      { from: 3, to: 3 },
    ];
    expect(rankIntervals(MEAN, sheets)).toEqual(told);
    const wide = [
      [9000, 6000, 7500, 8000],
      [8900, 6100, 7400, 8100],
      [5000, 5100, 5050, 5000],
    ];
    expect(rankIntervals(MEAN, wide)).toEqual([
      { from: 1, to: 2 },
      { from: 1, to: 2 },
      { from: 3, to: 3 },
    ]);
    expect(rankIntervals(MEAN, wide)).toEqual(rankIntervals(MEAN, wide));
  });

  test("equal scores share a rank in every draw", () => {
    const same = [8000, 8000, 8000];
    expect(rankIntervals(MEAN, [same, same, [7000, 7000, 7000]])).toEqual([
      { from: 1, to: 1 },
      { from: 1, to: 1 },
      { from: 3, to: 3 },
    ]);
  });

  test("too few sheets to draw from have no interval, and no entry none at all", () => {
    expect(rankIntervals(MEAN, [[8000, 9000], [7000], [6000, 6100, 6050]])).toEqual([null, null, { from: 3, to: 3 }]);
    expect(rankIntervals(MEAN, [])).toEqual([]);
  });
});

test("the spread of an entry's sheets; of one sheet without a deviation, of none nothing", () => {
  expect(spreadOf([7000, 8000, 9000])).toEqual({ lowest: 7000, highest: 9000, deviation: 1000 });
  expect(spreadOf([7010, 7010, 7010])).toEqual({ lowest: 7010, highest: 7010, deviation: 0 });
  expect(spreadOf([7000])).toEqual({ lowest: 7000, highest: 7000, deviation: null });
  expect(spreadOf([])).toBeNull();
});
