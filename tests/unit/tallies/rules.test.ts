import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tallyRound } from "~/domain/tallies/rules";
import { fractionText } from "~/lib/points";

const cited = <T>(value: T) => ({ value, source: "test" });
const rules = (over: { passMark?: number; above?: boolean; minimum?: number; cap?: number | null } = {}) => ({
  passMark: cited(over.passMark ?? 7000),
  passComparison: cited(over.above ? ("above" as const) : ("at_least" as const)),
  minimumSheets: cited(over.minimum ?? 1),
  cap: cited(over.cap === undefined ? null : over.cap),
});
const short = (rows: ReturnType<typeof tallyRound>) =>
  rows.map((row) => [row.nominationId, row.rank, row.passed, row.outcome, row.mean && fractionText(row.mean)]);

describe("tallyRound", () => {
  test("the mean of the signed totals decides, and a missing sheet is no zero", () => {
    const rows = tallyRound(rules({ minimum: 1 }), [
      { nominationId: "c", totals: [6000] },
      { nominationId: "a", totals: [8000, 7000, 9050] },
      { nominationId: "b", totals: [6999, 7001, 7000] },
    ]);
    expect(short(rows)).toEqual([
      ["a", 1, true, "recognised", "24050/300"],
      ["b", 2, true, "recognised", "21000/300"],
      ["c", 3, false, "not_passed", "6000/100"],
    ]);
  });

  test("the pass mark is compared exactly, and 'above' leaves out the mark itself", () => {
    const at = [{ nominationId: "a", totals: [7000, 7000] }];
    const below = [{ nominationId: "a", totals: [7000, 6999, 7000] }];
    expect(tallyRound(rules(), at)[0]!.passed).toBe(true);
    expect(tallyRound(rules({ above: true }), at)[0]!.passed).toBe(false);
    expect(tallyRound(rules(), below)[0]!.passed).toBe(false);
  });

  test("equal means share a rank and the next one skips", () => {
    const rows = tallyRound(rules(), [
      { nominationId: "a", totals: [8000] },
      { nominationId: "b", totals: [7900, 8100] },
      { nominationId: "c", totals: [7500] },
    ]);
    expect(rows.map((row) => row.rank)).toEqual([1, 1, 3]);
  });

  test("the cap takes the best, and a tie that does not fit is left to the council", () => {
    const rows = tallyRound(rules({ cap: 2 }), [
      { nominationId: "a", totals: [9000] },
      { nominationId: "b", totals: [8000] },
      { nominationId: "c", totals: [8000] },
      { nominationId: "d", totals: [7500] },
    ]);
    expect(rows.map((row) => [row.nominationId, row.outcome, row.tiedAtCap])).toEqual([
      ["a", "recognised", false],
      ["b", "passed_over_cap", true],
      ["c", "passed_over_cap", true],
      ["d", "passed_over_cap", false],
    ]);
  });

  test("an entry with too few sheets is shown without a rank", () => {
    const rows = tallyRound(rules({ minimum: 2 }), [
      { nominationId: "none", totals: [] },
      { nominationId: "one", totals: [9000] },
      { nominationId: "two", totals: [7000, 7000] },
    ]);
    expect(short(rows)).toEqual([
      ["two", 1, true, "recognised", "14000/200"],
      ["none", null, false, "too_few_sheets", null],
      ["one", null, false, "too_few_sheets", "9000/100"],
    ]);
  });

  test("whatever the totals: ranks follow means, no more than the cap is recognised, and none that did not pass", () => {
    const totals = fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 9 });
    const entries = fc
      .array(totals, { maxLength: 40 })
      .map((all) => all.map((one, at) => ({ nominationId: `n${at}`, totals: one })));
    fc.assert(
      fc.property(entries, fc.integer({ min: 1, max: 20 }), (inputs, cap) => {
        const rows = tallyRound(rules({ cap, minimum: 3 }), inputs);
        expect(new Set(rows.map((row) => row.nominationId)).size).toBe(inputs.length);
        const recognised = rows.filter((row) => row.outcome === "recognised");
        expect(recognised.length).toBeLessThanOrEqual(cap);
        expect(recognised.every((row) => row.passed)).toBe(true);
        const worst = Math.max(0, ...recognised.map((row) => row.rank!));
        const left = rows.filter((row) => row.outcome === "passed_over_cap");
        expect(left.every((row) => row.rank! > worst)).toBe(true);
      }),
    );
  });
});
