import { describe, expect, test } from "vitest";
import { driftHints } from "~/domain/agreement/drift";
import { randomFrom } from "~/domain/agreement/random";
import type { ScoredSheet } from "~/domain/agreement/sheets";

type Change = (sheet: ScoredSheet, entry: number) => Partial<ScoredSheet>;

/** Four jurors who score every entry near its quality, in the order of the codes; J1 as changed. */
function panel(entries: number, change: Change = () => ({}), jurors = 4): ScoredSheet[] {
  const random = randomFrom(11);
  return Array.from({ length: jurors }, (_, juror) =>
    Array.from({ length: entries }, (_, entry): ScoredSheet => {
      const near = () => Math.round(random() * 12) * 50;
      const points = { a: 1000 + near(), b: 1500 + near(), c: 2000 + near() };
      const total = 2500 + points.a + points.b + points.c + (entry % 7) * 100;
      const sheet = { juror: `J${juror + 1}`, entry: `E${entry + 1}`, total, points, at: entry * 60_000 };
      return juror === 0 ? { ...sheet, ...change(sheet, entry) } : sheet;
    }),
  ).flat();
}

test("sheets near one another have no hint", () => {
  expect(driftHints(panel(12))).toEqual([]);
});

describe("each hint has its figures", () => {
  test("the same total everywhere", () => {
    expect(driftHints(panel(12, () => ({ total: 8000 }))).filter((hint) => hint.kind === "no_spread")).toEqual([
      { kind: "no_spread", juror: "J1", sheets: 12, total: 8000 },
    ]);
  });

  test("two totals only", () => {
    const hints = driftHints(panel(12, (_, entry) => ({ total: entry % 2 === 0 ? 8000 : 7500 })));
    expect(hints.filter((hint) => hint.kind === "two_totals")).toEqual([
      { kind: "two_totals", juror: "J1", sheets: 12, totals: [7500, 8000] },
    ]);
  });

  test("two points in every criterion, where colleagues use more", () => {
    const hints = driftHints(
      panel(12, (_, entry) => ({
        points: {
          a: entry % 2 === 0 ? 1000 : 1100,
          b: entry % 3 === 0 ? 1500 : 1600,
          c: entry % 4 === 0 ? 2000 : 2200,
        },
      })),
    );
    expect(hints).toEqual([{ kind: "two_points", juror: "J1", sheets: 12, criteria: 3 }]);
  });

  test("totals that rise with the order of scoring, against those of the others", () => {
    const hints = driftHints(panel(15, (sheet, entry) => ({ total: sheet.total + entry * 150 })));
    expect(hints.filter((hint) => hint.kind === "order")).toEqual([
      { kind: "order", juror: "J1", n: 15, r: expect.toSatisfy((r: number) => r > 0.8), p: expect.any(Number) },
    ]);
  });

  test("entries that fall in the order of scoring for all jurors are no hint", () => {
    const falling = panel(15).map((sheet) => ({ ...sheet, total: sheet.total - (sheet.at! / 60_000) * 200 }));
    expect(driftHints(falling).filter((hint) => hint.kind === "order")).toEqual([]);
  });

  test("sheets of which nobody knows when they were scored have no order", () => {
    const rising = (sheet: ScoredSheet, entry: number) => ({ total: sheet.total + entry * 150, at: null });
    expect(driftHints(panel(15, rising)).filter((hint) => hint.kind === "order")).toEqual([]);
  });

  test("criteria that go up and down as one", () => {
    const hints = driftHints(
      panel(12, (_, entry) => ({
        points: { a: 1000 + entry * 10, b: 1500 + entry * 20, c: 2000 + entry * 30 },
      })),
    );
    expect(hints).toEqual([{ kind: "halo", juror: "J1", r: expect.closeTo(1, 9), sheets: 12, criteria: 3 }]);
  });

  test("one sheet far from the others", () => {
    const hints = driftHints(panel(12, (sheet, entry) => (entry === 4 ? { total: sheet.total - 4000 } : {})));
    expect(hints[0]).toMatchObject({ kind: "far_apart", juror: "J1", entry: "E5" });
    const [first] = hints;
    if (first?.kind !== "far_apart") throw new Error("no far sheet");
    expect(first.deviations).toBeGreaterThan(3);
    expect(first.expected - first.points).toBeGreaterThan(20);
  });
});

describe("thin data has no hint", () => {
  test("no sheet, one sheet, three entries", () => {
    expect(driftHints([])).toEqual([]);
    expect(driftHints(panel(1))).toEqual([]);
    expect(driftHints(panel(3, () => ({ total: 8000 })))).toEqual([]);
  });

  test("a panel of one is measured against nobody", () => {
    expect(driftHints(panel(15, (sheet, entry) => ({ total: sheet.total + entry * 500 }), 1))).toEqual([]);
  });

  test("jurors without a common entry are not measured against each other", () => {
    const apart = panel(12).map((sheet) => ({ ...sheet, entry: `${sheet.juror}-${sheet.entry}` }));
    expect(driftHints(apart)).toEqual([]);
  });

  test("sheets that agree to the last digit have no scale for a far one", () => {
    const equal = panel(12).map((sheet) => ({ ...sheet, total: 7000 + Number(sheet.entry.slice(1)) * 100 }));
    const one = equal.map((sheet, place) => (place === 3 ? { ...sheet, total: sheet.total + 50 } : sheet));
    expect(driftHints(one).every((hint) => hint.kind !== "far_apart" || Number.isFinite(hint.deviations))).toBe(true);
    expect(driftHints(equal)).toEqual([]);
  });
});
