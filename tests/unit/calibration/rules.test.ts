import { expect, test } from "vitest";
import { differingMost, lateSeats, spreadOf, stateOf } from "~/domain/calibration/rules";

test("a spread says lowest, highest, what lies between, and a mean rounded half up", () => {
  expect(spreadOf([750, 500, 500, 751])).toEqual({ lowest: 500, highest: 751, range: 251, mean: 625 });
  expect(spreadOf([100, 101])).toEqual({ lowest: 100, highest: 101, range: 1, mean: 101 });
  expect(spreadOf([300])).toEqual({ lowest: 300, highest: 300, range: 0, mean: 300 });
  expect(spreadOf([])).toBeNull();
});

test("a jury differs most where the widest part of a criterion's maximum lies between its points", () => {
  const criterion = (code: string, maximum: number, given: number[]) => ({ code, maximum, spread: spreadOf(given) });
  const criteria = [
    criterion("I", 4000, [2000, 3000]),
    criterion("II", 1000, [0, 900]),
    criterion("III", 1000, [500, 500]),
    criterion("IV", 500, [100, 300]),
    criterion("V", 2000, [1000, 1100]),
    criterion("VI", 1000, []),
  ];

  expect(differingMost(criteria).map(({ code }) => code)).toEqual(["II", "IV", "I"]);
  expect(differingMost(criteria.slice(2, 3))).toEqual([]);
});

test("what opened stays open to the end whatever the rules say since", () => {
  const rule = { anchors: 2, waits: false, secondTime: false };
  expect([
    stateOf(null, null),
    stateOf(rule, null),
    stateOf(rule, { closedAt: null }),
    stateOf(null, { closedAt: null }),
    stateOf(rule, { closedAt: new Date() }),
  ]).toEqual(["none", "preparing", "open", "open", "closed"]);
});

test("late is who has anchors to submit", () => {
  expect(lateSeats([{ missing: 0 }, { missing: 2 }, { missing: 1 }])).toEqual([{ missing: 2 }, { missing: 1 }]);
});
