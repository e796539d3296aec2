import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { diffRules, type RuleChange } from "~/domain/schemes/diff-rules";
import { HOUSE_PRIZE } from "~/domain/schemes/house-prize";
import { OCOP } from "~/domain/schemes/ocop";
import { hashOfRules } from "~/domain/schemes/publish-scheme.server";
import { type CriterionRule, SchemeRules } from "~/domain/schemes/rules";

const programme = SchemeRules.parse(CNNTTB.rules);
const prize = SchemeRules.parse(HOUSE_PRIZE.rules);

function edited(rules: SchemeRules, edit: (rules: SchemeRules) => void): SchemeRules {
  const copy = structuredClone(rules);
  edit(copy);
  return copy;
}

test.each([CNNTTB, OCOP, HOUSE_PRIZE])("the rules of $code do not differ from themselves", ({ rules }) => {
  expect(diffRules(SchemeRules.parse(rules), SchemeRules.parse(rules))).toEqual([]);
});

describe("each difference is named once", () => {
  test.each<[string, SchemeRules, (rules: SchemeRules) => void, RuleChange[]]>([
    [
      "a value and its source",
      programme,
      (rules) => {
        rules.passMark = { value: 7500, source: "Quy chế của tỉnh" };
      },
      [
        { kind: "value", rule: "passMark", before: 7000, after: 7500 },
        { kind: "source", rule: "passMark", before: programme.passMark.source, after: "Quy chế của tỉnh" },
      ],
    ],
    [
      "a criterion that comes with its parts, and one that goes",
      prize,
      (rules) => {
        rules.criteria.value.pop();
        rules.criteria.value.push({
          code: "5",
          title: "Khác",
          titleEn: "Other",
          maximum: 2500,
          parts: [{ code: "5.1", title: "a", titleEn: "a", maximum: 2500 }],
        });
      },
      [
        { kind: "removed", rule: "criteria", item: "4" },
        { kind: "added", rule: "criteria", item: "5" },
        { kind: "added", rule: "criteria", item: "5.1" },
      ],
    ],
    [
      "another code, also of parts below it",
      programme,
      (rules) => {
        rules.criteria.value[0]!.code = "A";
        rules.criteria.value[0]!.parts![0]!.code = "A.1";
      },
      [
        { kind: "renamed", rule: "criteria", item: "I", after: "A" },
        { kind: "renamed", rule: "criteria", item: "I.1", after: "A.1" },
      ],
    ],
    [
      "another code of a group and of a criterion, which papers, limits and tie-breaks follow",
      {
        ...programme,
        groupCaps: { value: { B: 3 }, source: "" },
        tieBreaks: { value: [{ kind: "criterion", code: "IV" }], source: "" },
      },
      (rules) => {
        rules.groups[1]!.code = "TP";
        rules.checklist.value[1]!.groups = ["TP"];
        rules.groupCaps.value = { TP: 3 };
        rules.criteria.value[3]!.code = "E";
        rules.tieBreaks.value = [{ kind: "criterion", code: "E" }];
      },
      [
        { kind: "renamed", rule: "groups", item: "B", after: "TP" },
        { kind: "renamed", rule: "criteria", item: "IV", after: "E" },
      ],
    ],
    [
      "a part that goes to another criterion",
      programme,
      (rules) => {
        const [first, second] = rules.criteria.value;
        second!.parts!.push(first!.parts!.pop()!);
      },
      [{ kind: "field", rule: "criteria", item: "I.4", field: "parent", before: "I", after: "II" }],
    ],
    [
      "the order of criteria and of parts",
      programme,
      (rules) => {
        rules.criteria.value.reverse();
        rules.criteria.value.find((one) => one.code === "III")!.parts!.reverse();
      },
      [
        {
          kind: "order",
          rule: "criteria",
          item: null,
          before: ["I", "II", "III", "IV"],
          after: ["IV", "III", "II", "I"],
        },
        { kind: "order", rule: "criteria", item: "III", before: ["III.1", "III.2"], after: ["III.2", "III.1"] },
      ],
    ],
    [
      "fields of a tier, a paper, a level, and the limit of a group",
      prize,
      (rules) => {
        rules.tiers.value[0]!.count = 2;
        rules.levels.value[0]!.councilSizes = [5];
        rules.groupCaps.value = { ALL: 4 };
        rules.checklist.value = [
          { code: "award", kind: "award", name: "a", nameEn: "a", needed: "if_any", mayPend: true },
        ];
      },
      [
        { kind: "field", rule: "levels", item: "province", field: "councilSizes", before: [], after: [5] },
        { kind: "added", rule: "checklist", item: "award" },
        { kind: "added", rule: "groupCaps", item: "ALL" },
        { kind: "field", rule: "tiers", item: "first", field: "count", before: 1, after: 2 },
      ],
    ],
    [
      "another level is another level, not a new name",
      prize,
      (rules) => {
        rules.levels.value[0]!.level = "commune";
      },
      [
        { kind: "removed", rule: "levels", item: "province" },
        { kind: "added", rule: "levels", item: "commune" },
      ],
    ],
    [
      "a code that stands twice while a draft is written",
      prize,
      (rules) => {
        rules.tiers.value.push({ ...rules.tiers.value[2]! });
      },
      [{ kind: "added", rule: "tiers", item: "third (2)" }],
    ],
  ])("%s", (_name, rules, edit, changes) => {
    expect(diffRules(rules, edited(rules, edit))).toEqual(changes);
  });
});

/** One value of the rules in another way: what it is called, and the change. */
const edits: Record<string, (rules: SchemeRules, seed: number) => void> = {
  passMark: (rules, seed) => {
    rules.passMark.value = seed;
  },
  cap: (rules, seed) => {
    rules.cap.value = seed + 1;
  },
  source: (rules, seed) => {
    rules.cap.source = `Quyết định ${seed}`;
  },
  "name of a group": (rules, seed) => {
    rules.groups[seed % rules.groups.length]!.name = `Nhóm ${seed}`;
  },
  "title of a part": (rules, seed) => {
    partAt(rules, seed).title = `Tiêu chí ${seed}`;
  },
  "maximum of a part": (rules, seed) => {
    partAt(rules, seed + 1).maximum = 20_000 + seed;
  },
  "text of a band": (rules, seed) => {
    const [band] = partAt(rules, seed + 2).levels!;
    band!.text = `Mức ${seed}`;
  },
  "kind of a paper": (rules, seed) => {
    rules.checklist.value[seed % rules.checklist.value.length]!.nameEn = `Paper ${seed}`;
  },
  "limit of a group": (rules, seed) => {
    rules.groupCaps.value.A = seed + 1;
  },
};

function partAt(rules: SchemeRules, seed: number): CriterionRule {
  const parts = rules.criteria.value.flatMap((one) => one.parts ?? []);
  return parts[seed % parts.length]!;
}

const anEdit = fc.tuple(fc.constantFrom(...Object.keys(edits)), fc.nat(9000));
const after = (list: readonly (readonly [string, number])[]) =>
  edited(programme, (rules) => {
    for (const [name, seed] of list) edits[name]!(rules, seed);
  });
const named = (change: RuleChange) =>
  [change.kind, change.rule, "item" in change ? change.item : "", "field" in change ? change.field : ""].join(" ");

test("property: one edit is one change, several are each named once, and back again is the mirror", () => {
  fc.assert(
    fc.property(anEdit, fc.array(anEdit, { maxLength: 8 }), (one, several) => {
      const single = diffRules(programme, after([one]));
      expect(single.length).toBe(hashOfRules(after([one])) === hashOfRules(programme) ? 0 : 1);

      const [a, b] = [after([one]), after(several)];
      const changes = diffRules(a, b);
      expect(new Set(changes.map(named)).size).toBe(changes.length);
      expect(changes.length === 0).toBe(hashOfRules(a) === hashOfRules(b));
      const back = diffRules(b, a);
      const values = (list: RuleChange[]) => list.filter((change) => "before" in change);
      expect(values(back).map((change) => [named(change), change.after, change.before])).toEqual(
        values(changes).map((change) => [named(change), change.before, change.after]),
      );
    }),
  );
});
