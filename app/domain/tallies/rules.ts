import { compareFractions, type Fraction, fraction, fractionOfPoints } from "~/lib/points";
import type { Outcome } from "~/lib/vocabulary";
import type { SchemeRules } from "../schemes/rules";

/** One entry with the totals of its signed sheets, in hundredths of a point. A recused or unsigned sheet is not here: it is never a zero. */
export interface TallyInput {
  readonly nominationId: string;
  readonly totals: readonly number[];
}

export interface TallyEntry {
  readonly nominationId: string;
  readonly sheets: number;
  /** Sum of the totals, in hundredths of a point. */
  readonly sum: bigint;
  /** The mean in points, exact; null without a sheet. */
  readonly mean: Fraction | null;
  /** Equal means share a rank and the next one skips: 1, 1, 3. Null with too few sheets. */
  readonly rank: number | null;
  readonly passed: boolean;
  readonly outcome: Outcome;
  /** Passed, but stands in a tie that does not fit under the cap as a whole: the council has to choose. */
  readonly tiedAtCap: boolean;
}

type TallyRules = Pick<SchemeRules, "passMark" | "passComparison" | "minimumSheets" | "cap">;

/**
 * Rank a round: the mean of the jurors' totals decides, compared exactly; those that pass are recognised best first up to the cap.
 * Returns the ranked entries best first, then those with too few sheets in the order given.
 * Source: docs/rules/tallies.md.
 */
export function tallyRound(rules: TallyRules, inputs: readonly TallyInput[]): TallyEntry[] {
  const counted = inputs.map((input) => ({
    ...input,
    sum: input.totals.reduce((sum, total) => sum + BigInt(total), 0n),
  }));
  const ranked = counted
    .filter((entry) => entry.totals.length >= rules.minimumSheets.value)
    .map((entry) => ({ ...entry, mean: fraction(entry.sum, 100n * BigInt(entry.totals.length)) }))
    .sort((a, b) => compareFractions(b.mean, a.mean));
  const entries: TallyEntry[] = [];
  for (let start = 0; start < ranked.length; ) {
    const tie = ranked.slice(start).filter((entry) => compareFractions(entry.mean, ranked[start]!.mean) === 0);
    const passed = passes(rules, tie[0]!.mean);
    const fits = rules.cap.value === null || start + tie.length <= rules.cap.value;
    const straddles = passed && !fits && start < (rules.cap.value ?? 0);
    for (const { nominationId, totals, sum, mean } of tie) {
      const outcome: Outcome = !passed ? "not_passed" : fits ? "recognised" : "passed_over_cap";
      entries.push({
        nominationId,
        sheets: totals.length,
        sum,
        mean,
        rank: start + 1,
        passed,
        outcome,
        tiedAtCap: straddles,
      });
    }
    start += tie.length;
  }
  for (const { nominationId, totals, sum } of counted) {
    if (totals.length >= rules.minimumSheets.value) continue;
    const mean = totals.length > 0 ? fraction(sum, 100n * BigInt(totals.length)) : null;
    const tooFew = {
      sheets: totals.length,
      rank: null,
      passed: false,
      outcome: "too_few_sheets" as const,
      tiedAtCap: false,
    };
    entries.push({ nominationId, sum, mean, ...tooFew });
  }
  return entries;
}

function passes(rules: TallyRules, mean: Fraction): boolean {
  const distance = compareFractions(mean, fractionOfPoints(rules.passMark.value));
  return rules.passComparison.value === "above" ? distance > 0 : distance >= 0;
}
