import { expect, test } from "vitest";
import { HOUSE_PRIZE } from "~/domain/schemes/house-prize";
import { SchemeRules } from "~/domain/schemes/rules";
import type { TallyInput } from "~/domain/tallies/rules";
import { simulateRules } from "~/domain/tallies/simulate-rules";

const before = SchemeRules.parse({
  ...HOUSE_PRIZE.rules,
  minimumSheets: { value: 1, source: "" },
  combining: { value: "mean", source: "" },
  cap: { value: 2, source: "" },
  establishmentCap: { value: null, source: "" },
  tiers: { value: [], source: "" },
  tieBreaks: { value: [{ kind: "council" }], source: "" },
});
type Values = { [Rule in keyof SchemeRules]?: SchemeRules[Rule] extends { value: infer Value } ? Value : never };
const changed = (values: Values): SchemeRules => ({
  ...before,
  ...Object.fromEntries(Object.entries(values).map(([rule, value]) => [rule, { value, source: "" }])),
});
const entry = (nominationId: string, totals: readonly number[], over: Partial<TallyInput> = {}): TallyInput => ({
  nominationId,
  groupCode: "ALL",
  territory: null,
  establishmentId: nominationId,
  sheets: totals.map((total) => ({ total, criteria: { 2: total / 4 } })),
  ...over,
});
const said = (simulation: ReturnType<typeof simulateRules>) =>
  simulation.entries.map(({ nominationId, change, before, after }) => [
    nominationId,
    change,
    before.rank,
    before.outcome,
    after.rank,
    after.outcome,
  ]);

const INPUTS = [
  entry("a", [9500, 6500, 8000]),
  entry("b", [7900, 8000, 7950]),
  entry("c", [7000, 8500, 8000]),
  entry("d", [4000, 4000, 4000]),
];

test("the same rules change nothing", () => {
  const simulation = simulateRules(INPUTS, before, before);

  expect(simulation.counts).toEqual({ gains: 0, loses: 0, tier: 0, outcome: 0, rank: 0, same: 4 });
  expect(simulation.gaps).toEqual([]);
});

test("who gains stands first, then who loses", () => {
  const simulation = simulateRules(INPUTS, before, changed({ combining: "median" }));

  expect(said(simulation)).toEqual([
    ["c", "gains", 3, "passed_over_cap", 1, "recognised"],
    ["b", "loses", 2, "recognised", 3, "passed_over_cap"],
    ["a", "same", 1, "recognised", 1, "recognised"],
    ["d", "same", 4, "not_passed", 4, "not_passed"],
  ]);
  expect(simulation.counts).toEqual({ gains: 1, loses: 1, tier: 0, outcome: 0, rank: 0, same: 2 });
});

test("another tier, another reason and another rank are told apart", () => {
  const tier = (code: string, count: number | null) => ({
    code,
    name: code,
    nameEn: code,
    from: null,
    count,
    money: null,
  });
  const inputs = [...INPUTS, entry("e", [7600, 7600, 7800])];

  const tiers = simulateRules(
    inputs,
    before,
    changed({ passMark: 3000, tiers: [tier("first", 1), tier("rest", null)] }),
  );
  const ranks = simulateRules(inputs, changed({ cap: null }), changed({ cap: null, combining: "median" }));

  expect(said(tiers).map(([id, change]) => [id, change])).toEqual([
    ["a", "tier"],
    ["b", "tier"],
    ["d", "outcome"],
    ["c", "same"],
    ["e", "same"],
  ]);
  expect(said(ranks).map(([id, change, was, , is]) => [id, change, was, is])).toEqual([
    ["c", "rank", 3, 1],
    ["b", "rank", 2, 3],
    ["a", "same", 1, 1],
    ["e", "same", 4, 4],
    ["d", "same", 5, 5],
  ]);
});

test("what the sheets cannot answer is said, and a step by a criterion they lack is passed over", () => {
  const after: SchemeRules = {
    ...changed({
      scoreStep: 50,
      tieBreaks: [
        { kind: "criterion", code: "9" },
        { kind: "criterion", code: "2" },
      ],
      groupCaps: { B: 1 },
    }),
    groups: [{ code: "B", name: "B", nameEn: "B" }],
  };
  const equal = [entry("a", [8000]), entry("b", [8000]), entry("c", [8000])];
  const inputs = equal.map((one, place) => ({ ...one, sheets: [{ total: 8000, criteria: { 2: 1000 + place } }] }));

  const simulation = simulateRules(inputs, before, after);

  expect(simulation.gaps).toEqual([
    { kind: "other_criteria" },
    { kind: "unknown_criterion", code: "9" },
    { kind: "unknown_groups", codes: ["ALL"] },
  ]);
  expect(said(simulation)).toEqual([
    ["c", "gains", 1, "passed_over_cap", 1, "recognised"],
    ["b", "gains", 1, "passed_over_cap", 2, "recognised"],
    ["a", "rank", 1, "passed_over_cap", 3, "passed_over_cap"],
  ]);
});
