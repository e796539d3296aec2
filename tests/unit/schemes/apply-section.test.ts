import { expect, test } from "vitest";
import { withBands } from "~/domain/schemes/apply-criteria";
import { withSection } from "~/domain/schemes/apply-section";
import { findingsIn } from "~/domain/schemes/check-rules";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { leavesOf } from "~/domain/schemes/criteria";
import { diffRules } from "~/domain/schemes/diff-rules";
import type { SectionForm } from "~/domain/schemes/forms";
import { HOUSE_PRIZE } from "~/domain/schemes/house-prize";
import { type CriterionRule, SchemeRules } from "~/domain/schemes/rules";
import { LEVELS } from "~/lib/vocabulary";

const programme = SchemeRules.parse(CNNTTB.rules);
const prize = SchemeRules.parse(HOUSE_PRIZE.rules);

const entryOf = (rules: SchemeRules): SectionForm<"entry"> => ({
  version: 1,
  groups: rules.groups.map((group) => ({ ...group, was: group.code })),
  entrants: rules.entrants.value,
  entrantsSource: rules.entrants.source,
  levels: LEVELS.map((level) => {
    const held = rules.levels.value.find((one) => one.level === level);
    return {
      level,
      isHeld: held !== undefined,
      lowerTitle: held?.lowerTitle ?? ("none" as const),
      entry: held?.entry ?? ("open" as const),
    };
  }),
  levelsSource: rules.levels.source,
});

interface Typed {
  was: string;
  code: string;
  title: string;
  titleEn: string;
  maximum: number;
  groups: string[];
  parts: Typed[];
}
const typed = ({ code, title, titleEn, maximum, groups, parts }: CriterionRule): Typed => ({
  ...{ was: code, code, title, titleEn, maximum },
  groups: groups ?? [],
  parts: (parts ?? []).map(typed),
});
const criteriaOf = (rules: SchemeRules) => ({
  version: 1,
  criteria: rules.criteria.value.map(typed),
  criteriaSource: rules.criteria.source,
  scoreStep: rules.scoreStep.value,
  scoreStepSource: rules.scoreStep.source,
});

test("a section saved as it stands changes nothing", () => {
  expect(diffRules(programme, withSection(programme, "entry", entryOf(programme)))).toEqual([]);
  expect(diffRules(programme, withSection(programme, "criteria", criteriaOf(programme)))).toEqual([]);
});

test("criteria, papers and limits of a group follow it to its new code", () => {
  const [first] = programme.criteria.value;
  const rules: SchemeRules = {
    ...programme,
    criteria: {
      ...programme.criteria,
      value: [{ ...first!, groups: ["B", "C"] }, ...programme.criteria.value.slice(1)],
    },
    groupCaps: { value: { B: 10 }, source: "" },
  };
  const form = entryOf(rules);
  form.groups[1]!.code = "TP";

  const changed = withSection(rules, "entry", form);

  expect(changed.groups.map((group) => group.code)).toEqual(["A", "TP", "C", "D"]);
  expect(changed.criteria.value[0]!.groups).toEqual(["TP", "C"]);
  expect(changed.groupCaps.value).toEqual({ TP: 10 });
  expect(changed.checklist.value.find((item) => item.code === "food_safety")!.groups).toEqual(["TP"]);
});

test("a level that is not held goes, and one that stays keeps its council", () => {
  const form = entryOf(programme);
  form.levels = form.levels.map((one) => ({ ...one, isHeld: one.level !== "district" }));

  const { levels } = withSection(programme, "entry", form);

  expect(levels.value.map(({ level, councilSizes }) => [level, councilSizes])).toEqual([
    ["commune", [5, 7]],
    ["province", [7, 9]],
    ["region", [9, 11]],
    ["nation", [11, 13]],
  ]);
});

test("bands keep their shares of a new maximum and stand on a new step, tie-breaks follow a criterion to its new code", () => {
  const rules: SchemeRules = {
    ...programme,
    tieBreaks: { value: [{ kind: "criterion", code: "I.1" }, { kind: "council" }], source: "" },
  };
  const form = criteriaOf(rules);
  const [market] = form.criteria;
  market!.parts[0] = { ...market!.parts[0]!, code: "I.a", maximum: 2000 };
  market!.parts[1] = { ...market!.parts[1]!, maximum: 600 };
  form.scoreStep = 100;

  const changed = withSection(rules, "criteria", form);

  expect(findingsIn(changed)).toEqual([]);
  expect(leavesOf(changed.criteria.value)[0]!.levels!.map(({ from, to }) => [from, to])).toEqual([
    [1600, 2000],
    [1000, 1500],
    [0, 900],
  ]);
  expect(changed.tieBreaks.value).toEqual([{ kind: "criterion", code: "I.a" }, { kind: "council" }]);
});

test("a leaf that gets parts has no bands, and every group ticked is the same as none", () => {
  const form = criteriaOf(programme);
  form.criteria[3]!.parts = [
    { was: "", code: "IV.1", title: "a", titleEn: "a", maximum: 1000, groups: ["A", "B", "C", "D"], parts: [] },
  ];

  const { criteria } = withSection(programme, "criteria", form);

  expect(criteria.value[3]).toEqual({
    code: "IV",
    title: "Tiêu chí khác",
    titleEn: "Other criteria",
    maximum: 1000,
    parts: [{ code: "IV.1", title: "a", titleEn: "a", maximum: 1000 }],
  });
});

test("bands are kept from the highest down, and a criterion that is no leaf has none", () => {
  const band = (from: number, to: number, groups: string[] = []) => ({ from, to, text: "a", textEn: "a", groups });

  const changed = withBands(prize, "2", { version: 1, bands: [band(0, 900), band(1000, 2500, ["ALL"])] });

  expect(changed!.criteria.value[1]!.levels).toEqual([
    { from: 1000, to: 2500, text: "a", textEn: "a" },
    { from: 0, to: 900, text: "a", textEn: "a" },
  ]);
  expect(withBands(changed!, "2", { version: 1, bands: [] })!.criteria.value[1]).not.toHaveProperty("levels");
  expect(withBands(programme, "I", { version: 1, bands: [] })).toBeNull();
  expect(withBands(programme, "IX", { version: 1, bands: [] })).toBeNull();
});

test("a new tier gets a code of its own, and a known one keeps its", () => {
  const tier = (was: string, name: string) => ({ was, name, nameEn: name });

  const { tiers } = withSection(prize, "tiers", {
    version: 1,
    tiers: [tier("first", "Giải Đặc biệt"), tier("", "Giải Nhất"), tier("", "Giải Nhất")],
    tiersSource: "",
  });

  expect(tiers.value).toEqual([
    { code: "first", name: "Giải Đặc biệt", nameEn: "Giải Đặc biệt", from: null, count: null, money: null },
    { code: "giai-nhat", name: "Giải Nhất", nameEn: "Giải Nhất", from: null, count: null, money: null },
    { code: "giai-nhat-2", name: "Giải Nhất", nameEn: "Giải Nhất", from: null, count: null, money: null },
  ]);
});

test("limits that are left empty do not bind", () => {
  const changed = withSection(prize, "caps", {
    version: 1,
    capSource: "a",
    groupCaps: [{ code: "ALL", most: 4 }, { code: "X" }],
    groupCapsSource: "b",
    territoryCap: 2,
    territoryCapSource: "c",
    establishmentCapSource: "d",
  });

  expect([changed.cap, changed.groupCaps, changed.territoryCap, changed.establishmentCap]).toEqual([
    { value: null, source: "a" },
    { value: { ALL: 4 }, source: "b" },
    { value: 2, source: "c" },
    { value: null, source: "d" },
  ]);
});
