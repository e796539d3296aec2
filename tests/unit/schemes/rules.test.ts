import { expect, test } from "vitest";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { leavesOf, misfitsOf, withMaxima } from "~/domain/schemes/criteria";
import { type CriterionRule, SchemeRules } from "~/domain/schemes/rules";

const rules = SchemeRules.parse(CNNTTB.rules);
const withCriteria = (value: CriterionRule[]): SchemeRules => ({ ...rules, criteria: { value, source: "" } });

test("the programme's own criteria add up: 40, 40, 10 and 10", () => {
  expect(misfitsOf(rules)).toEqual([]);
  expect(rules.criteria.value.map((one) => one.maximum)).toEqual([4000, 4000, 1000, 1000]);
  expect(leavesOf(rules.criteria.value).map((one) => one.code)).toEqual([
    "I.1",
    "I.2",
    "I.3",
    "I.4",
    "II.1",
    "II.2",
    "II.3",
    "II.4",
    "III.1",
    "III.2",
    "IV",
  ]);
});

test("every misfit is named: parts, the whole, the step", () => {
  const changed = withCriteria(withMaxima(rules.criteria.value, { "I.1": 1500, IV: 1025 }, 50));

  expect(misfitsOf(changed)).toEqual([
    { kind: "step", code: "IV", group: null, is: 1025, wanted: 50 },
    { kind: "parts", code: "I", group: null, is: 3900, wanted: 4000 },
    { kind: "total", code: null, group: null, is: 10025, wanted: 10000 },
  ]);
});

test("a leaf's bands keep their shares of its maximum and leave no gap", () => {
  const [changed] = withMaxima([leavesOf(rules.criteria.value)[0]!], { "I.1": 2000 }, 50);

  expect(changed!.maximum).toBe(2000);
  expect(changed!.levels!.map(({ from, to }) => [from, to])).toEqual([
    [1650, 2000],
    [1000, 1600],
    [0, 950],
  ]);
});

test("a tree without changes stays the same tree", () => {
  expect(withMaxima(rules.criteria.value, {}, 50)).toEqual(rules.criteria.value);
});
