import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leavesOf as leavesOfRules } from "~/domain/schemes/criteria";
import type { CriterionRule } from "~/domain/schemes/rules";
import { readTypedPoints } from "~/domain/sheets/policy";
import {
  askedOf,
  dueAt,
  faultOf,
  leavesOf,
  missingFrom,
  nextOpen,
  type SheetState,
  stateOf,
  totalOf,
} from "~/domain/sheets/rules";

const leaf = (id: string, maximum: number) => ({ id, code: id, maximum, step: 50, parts: [] });
const tree = [
  { id: "I", code: "I", maximum: 4000, step: 50, parts: [leaf("I.1", 1600), leaf("I.2", 2400)] },
  leaf("IV", 1000),
];

test("leaves are the criteria without parts, in printed order", () => {
  expect(leavesOf(tree).map(({ code }) => code)).toEqual(["I.1", "I.2", "IV"]);
});

test("a total adds what is given; nothing given is no total, and points taken back do not count", () => {
  const points = new Map<string, number | null>([
    ["I.1", 1450],
    ["IV", 0],
    ["I.2", null],
  ]);

  expect([totalOf(tree, points), totalOf([tree[0]!], points), totalOf([tree[1]!], points)]).toEqual([1450, 1450, 0]);
  expect(totalOf(tree, new Map([["I.2", null]]))).toBeNull();
  expect(missingFrom(tree, points).map(({ code }) => code)).toEqual(["I.2"]);
});

test.each<[{ signedAt: Date | null; recusedAt: Date | null; scored: number }, SheetState]>([
  [{ signedAt: null, recusedAt: null, scored: 0 }, "empty"],
  [{ signedAt: null, recusedAt: null, scored: 2 }, "partly"],
  [{ signedAt: null, recusedAt: null, scored: 3 }, "complete"],
  [{ signedAt: new Date(0), recusedAt: null, scored: 3 }, "signed"],
  [{ signedAt: null, recusedAt: new Date(0), scored: 3 }, "recused"],
])("the state of %o is %s", (progress, state) => {
  expect(stateOf({ ...progress, leaves: 3 })).toBe(state);
});

test("the next sheet is the next open one, going round, never the same", () => {
  const sheets = ["signed", "empty", "recused", "partly"].map((state, place) => ({
    id: `${place}`,
    state: state as SheetState,
  }));

  expect(["0", "1", "2", "3"].map((id) => nextOpen(sheets, id)?.id)).toEqual(["1", "3", "3", "1"]);
  expect(nextOpen(sheets.slice(0, 2), "1")).toBeNull();
});

describe("points", () => {
  const criterion = { maximum: 1600, step: 50 };

  test.each([
    [0, null],
    [1600, null],
    [750, null],
    [null, null],
    [1650, "range"],
    [-50, "range"],
    [7.5, "range"],
    [Number.NaN, "range"],
    [725, "step"],
  ])("%s is judged %s", (points, kind) => {
    expect(faultOf(criterion, points)?.kind ?? null).toBe(kind);
  });

  test.each([
    ["7,5", { points: 750, wrong: null }],
    [" 7.50 ", { points: 750, wrong: null }],
    ["", { points: null, wrong: null }],
    ["16,5", { points: null, wrong: "Điểm phải từ 0 đến 16." }],
    ["7,25", { points: null, wrong: "Điểm tính theo bước 0,5: hãy nhập 7 hoặc 7,5." }],
    ["bảy", { points: null, wrong: "Hãy nhập điểm bằng số, nhiều nhất hai chữ số thập phân, ví dụ 7,5." }],
    ["-1", { points: null, wrong: "Hãy nhập điểm bằng số, nhiều nhất hai chữ số thập phân, ví dụ 7,5." }],
  ])("typing %j is read as %o", (text, read) => {
    expect(readTypedPoints(criterion, text)).toEqual(read);
  });
});

test("scoring is due when it closes, else on the date named for what follows", () => {
  const day = (date: number) => new Date(Date.UTC(2026, 4, date));
  const announced = { kind: "council", opensAt: day(20), closesAt: day(20) } as const;

  expect(dueAt([{ kind: "scoring", opensAt: day(1), closesAt: day(15) }, announced])).toEqual(day(15));
  expect(dueAt([{ kind: "scoring", opensAt: day(1), closesAt: null }, announced])).toEqual(day(20));
  expect(dueAt([{ kind: "scoring", opensAt: day(10), closesAt: day(10) }, announced])).toEqual(day(20));
  expect(dueAt([{ kind: "scoring", opensAt: day(1), closesAt: null }])).toBeNull();
});

/** Whole points cut in pieces, at random. */
const cut = (total: number) =>
  fc
    .array(fc.integer({ min: 1, max: Math.max(total - 1, 1) }), { maxLength: total > 1 ? 3 : 0 })
    .map((places) => [0, ...new Set(places), total].sort((a, b) => a - b))
    .map((places) => places.slice(1).map((to, index) => to - places[index]!));

interface Node {
  readonly id: string;
  readonly code: string;
  readonly maximum: number;
  readonly step: number;
  readonly groups: string[] | null;
  readonly levels: readonly { readonly groupCode: string | null }[];
  readonly parts: readonly Node[];
}

const node = (code: string, maximum: number, groups: string[] | null, parts: readonly Node[] = []): Node => ({
  ...{ id: code, code, maximum, step: 100, groups, levels: [], parts },
});

/** A criterion whose parts differ by group, as any point frame may have them: one cut of it for each group. */
const byGroup = (code: string, maximum: number, groups: readonly string[]) =>
  fc.tuple(...groups.map(() => cut(maximum))).map((cuts) =>
    node(
      code,
      maximum * 100,
      null,
      cuts.flatMap((parts, g) =>
        parts.map((points, p) => node(`${code}.${groups[g]}${p}`, points * 100, [groups[g]!])),
      ),
    ),
  );

test("the sheet of every group totals 100 points and asks what the rules ask of that group, however a frame divides it", () => {
  const groups = ["A", "B", "C"];
  const trees = cut(100).chain((roots) => fc.tuple(...roots.map((points, r) => byGroup(`R${r}`, points, groups))));
  const asRules = ({ groups, parts, code, maximum }: Node): CriterionRule => ({
    ...{ code, title: code, titleEn: code, maximum },
    ...(groups && { groups }),
    ...(parts.length > 0 && { parts: parts.map(asRules) }),
  });
  fc.assert(
    fc.property(trees, (tree) => {
      for (const group of groups) {
        const asked = leavesOf(askedOf(tree, group));
        expect(asked.reduce((sum, leaf) => sum + leaf.maximum, 0)).toBe(10_000);
        expect(asked.map((leaf) => leaf.code)).toEqual(
          leavesOfRules(tree.map(asRules), group).map((leaf) => leaf.code),
        );
      }
    }),
  );
});

test("a group reads its own bands where it has some, and else those for all groups", () => {
  const bands = [{ groupCode: null }, { groupCode: "A" }];
  const tree: Node[] = [{ ...node("I", 10_000, null), levels: bands }];

  expect(["A", "B"].map((group) => askedOf(tree, group)[0]!.levels)).toEqual([
    [{ groupCode: "A" }],
    [{ groupCode: null }],
  ]);
});
