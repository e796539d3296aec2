import { expect, test } from "vitest";
import { type Finding, findingsIn } from "~/domain/schemes/check-rules";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { leavesOf } from "~/domain/schemes/criteria";
import { HOUSE_PRIZE } from "~/domain/schemes/house-prize";
import { OCOP } from "~/domain/schemes/ocop";
import { type CriterionRule, SchemeRules, type Tier } from "~/domain/schemes/rules";

const programme = SchemeRules.parse(CNNTTB.rules);
type Values = { [Rule in keyof SchemeRules]?: SchemeRules[Rule] extends { value: infer Value } ? Value : never };
const changed = (values: Values): SchemeRules => ({
  ...programme,
  ...Object.fromEntries(Object.entries(values).map(([rule, value]) => [rule, { value, source: "" }])),
});
const tier = (code: string, from: number | null, count: number | null = null): Tier => ({
  code,
  name: code,
  nameEn: code,
  from,
  count,
  money: null,
});
const plain = (code: string, maximum: number, groups?: string[]): CriterionRule => ({
  code,
  title: code,
  titleEn: code,
  maximum,
  ...(groups && { groups }),
});
/** A tree of 100 points whose only leaf with bands is the first. */
const withBands = (levels: CriterionRule["levels"]): CriterionRule[] => [
  { code: "1", title: "a", titleEn: "a", maximum: 1000, levels },
  { code: "2", title: "b", titleEn: "b", maximum: 9000 },
];
const band = (from: number, to: number, groups?: string[]) => ({
  from,
  to,
  text: "",
  textEn: "",
  ...(groups && { groups }),
});

test.each([CNNTTB, OCOP, HOUSE_PRIZE])("the rules of $code hold together", ({ rules }) => {
  expect(findingsIn(SchemeRules.parse(rules))).toEqual([]);
});

test.each<[string, Values, Finding[]]>([
  [
    "a gap between bands",
    { criteria: withBands([band(0, 400), band(500, 1000)]) },
    [{ rule: "criteria", kind: "band_gap", code: "1", group: null, at: 450 }],
  ],
  [
    "points between bands whose bounds lie off the step",
    { criteria: withBands([band(0, 475), band(525, 1000)]) },
    [{ rule: "criteria", kind: "band_gap", code: "1", group: null, at: 500 }],
  ],
  ["bounds off the step that leave no points out", { criteria: withBands([band(0, 475), band(475, 1000)]) }, []],
  [
    "a gap at the bottom and at the top",
    { criteria: withBands([band(50, 950)]) },
    [{ rule: "criteria", kind: "band_gap", code: "1", group: null, at: 0 }],
  ],
  [
    "bands that overlap",
    { criteria: withBands([band(0, 500), band(500, 1000)]) },
    [{ rule: "criteria", kind: "band_overlap", code: "1", group: null, at: 500 }],
  ],
  [
    "bands that end below the maximum, in one group only",
    { criteria: withBands([band(0, 450), band(500, 1000, ["A", "B", "C"]), band(500, 900, ["D"])]) },
    [{ rule: "criteria", kind: "band_gap", code: "1", group: "D", at: 950 }],
  ],
  ["a tier below the pass mark", { tiers: [tier("a", 6000)] }, [{ rule: "tiers", kind: "below_pass_mark", code: "a" }]],
  [
    "tiers from the lowest up",
    { tiers: [tier("a", 7000), tier("b", 9000)] },
    [
      { rule: "tiers", kind: "not_descending", code: "b" },
      { rule: "tiers", kind: "never_reached", code: "b" },
    ],
  ],
  [
    "recognised entries without a tier",
    { tiers: [tier("a", 9000), tier("b", 8000)] },
    [{ rule: "tiers", kind: "left_without", from: 7000 }],
  ],
  [
    "a high tier with places for all, and one for the rest",
    { cap: 10, tiers: [tier("a", 9000, 10), tier("b", null)] },
    [],
  ],
  [
    "a high tier alone, with places for all",
    { cap: 10, tiers: [tier("a", 9000, 10)] },
    [{ rule: "tiers", kind: "left_without", from: 7000 }],
  ],
  [
    "places that end before the cap does, and places after it",
    { cap: 3, tiers: [tier("a", null, 2), tier("b", null, 2), tier("c", null, 2)] },
    [{ rule: "tiers", kind: "never_reached", code: "c" }],
  ],
  [
    "group caps that never fill the cap",
    { cap: 10, groupCaps: { A: 2, B: 3, C: 2, D: 2 } },
    [{ rule: "groupCaps", kind: "cap_never_reached", sum: 9, cap: 10 }],
  ],
  [
    "limits wider than the cap",
    { cap: 3, groupCaps: { A: 4, X: 1 }, territoryCap: 5, establishmentCap: 4 },
    [
      { rule: "groupCaps", kind: "above_cap", code: "A", cap: 3 },
      { rule: "groupCaps", kind: "unknown_group", code: "X" },
      { rule: "territoryCap", kind: "above_cap", cap: 3 },
      { rule: "establishmentCap", kind: "above_cap", cap: 3 },
    ],
  ],
  [
    "trimming that leaves no sheet",
    { combining: "trimmed_mean", trim: 2, minimumSheets: 4 },
    [{ rule: "trim", kind: "leaves_no_sheet", sheets: 4 }],
  ],
  [
    "tie-breaks that nothing reaches",
    { tieBreaks: [{ kind: "council" }, { kind: "criterion", code: "IX" }, { kind: "council" }] },
    [
      { rule: "tieBreaks", kind: "unknown_criterion", code: "IX" },
      { rule: "tieBreaks", kind: "after_council" },
      { rule: "tieBreaks", kind: "twice" },
    ],
  ],
  [
    "levels out of order",
    {
      levels: [
        { level: "province", councilSizes: [], lowerTitle: "title" },
        { level: "commune", councilSizes: [], lowerTitle: "none" },
      ],
    },
    [
      { rule: "levels", kind: "not_ascending" },
      { rule: "checklist", kind: "unknown_level", code: "lower_title" },
    ],
  ],
  ...(["title", "title_or_letter"] as const).map((lowerTitle): [string, Values, Finding[]] => [
    `a ${lowerTitle} asked at the lowest level`,
    { levels: [{ level: "province", councilSizes: [], lowerTitle }], checklist: [] },
    [{ rule: "levels", kind: "lowest_needs_title", level: "province" }],
  ]),
  [
    "a district that asks for a title of communes, which are its own rung",
    {
      levels: [
        { level: "commune", councilSizes: [], lowerTitle: "none" },
        { level: "district", councilSizes: [], lowerTitle: "title" },
        { level: "province", councilSizes: [], lowerTitle: "title" },
      ],
      checklist: [],
    },
    [{ rule: "levels", kind: "lowest_needs_title", level: "district" }],
  ],
  [
    "a lowest level that takes only what is put forward",
    { levels: [{ level: "province", councilSizes: [], lowerTitle: "none", entry: "put_forward" }], checklist: [] },
    [{ rule: "levels", kind: "lowest_put_forward", level: "province" }],
  ],
  [
    "a limit of an establishment that its territory never reaches",
    { territoryCap: 2, establishmentCap: 5 },
    [{ rule: "establishmentCap", kind: "above_territory", cap: 2 }],
  ],
  [
    "a criterion of groups that its whole is not asked of",
    {
      criteria: [
        { ...plain("1", 6000), parts: [plain("1.1", 6000)] },
        { ...plain("2", 4000, ["A"]), parts: [plain("2.1", 4000), plain("2.2", 1000, ["B"])] },
        { ...plain("3", 4000, ["B", "C", "D"]), parts: [plain("3.1", 4000)] },
      ],
    },
    [{ rule: "criteria", kind: "never_asked", code: "2.2" }],
  ],
  [
    "a mark above which nothing lies",
    { passMark: 10_000, passComparison: "above" },
    [{ rule: "passMark", kind: "never_reached" }],
  ],
  [
    "a majority of more than all",
    { majority: { numerator: 1, denominator: 1, of: "members" }, quorum: { numerator: 4, denominator: 3 } },
    [
      { rule: "quorum", kind: "never_reached" },
      { rule: "majority", kind: "never_reached" },
    ],
  ],
])("%s is found", (_name, values, findings) => {
  expect(findingsIn(changed(values))).toEqual(findings);
});

test("criteria of one group add up for it, and its sheet has its own leaves", () => {
  const criteria = (ofD: number): CriterionRule[] => [
    plain("1", 6000),
    {
      ...plain("2", 4000),
      parts: [plain("2.1", 4000, ["A", "B", "C"]), plain("2.2", 1000, ["D"]), plain("2.3", ofD, ["D"])],
    },
  ];

  expect(findingsIn(changed({ criteria: criteria(3000) }))).toEqual([]);
  expect(leavesOf(criteria(3000), "D").map((one) => one.code)).toEqual(["1", "2.2", "2.3"]);
  expect(leavesOf(criteria(3000), "A").map((one) => one.code)).toEqual(["1", "2.1"]);
  expect(findingsIn(changed({ criteria: criteria(2500) }))).toEqual([
    { rule: "criteria", kind: "misfit", misfit: { kind: "parts", code: "2", group: "D", is: 3500, wanted: 4000 } },
  ]);
});
