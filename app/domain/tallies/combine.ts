import { type Fraction, fraction } from "~/lib/points";
import type { SchemeRules } from "../schemes/rules";

/** A combined score, exact: `sum / divisor` in hundredths of a point. */
export interface Combined {
  readonly sum: bigint;
  readonly divisor: number;
  /** In points. */
  readonly score: Fraction;
}

type Method = Pick<SchemeRules, "combining" | "trim">;

/**
 * One score from the figures of an entry's sheets, in hundredths, in any order. Null where the method has nothing to work on:
 * no sheet, or none left after trimming.
 * Source: docs/rules/tallies.md#method.
 */
export function combine({ combining, trim }: Method, figures: readonly number[]): Combined | null {
  const ascending = [...figures].sort((a, b) => a - b);
  const counted = {
    mean: () => ascending,
    trimmed_mean: () => ascending.slice(trim.value, Math.max(trim.value, ascending.length - trim.value)),
    median: () => middleOf(ascending),
  }[combining.value]();
  if (counted.length === 0) return null;
  const sum = counted.reduce((all, one) => all + BigInt(one), 0n);
  return { sum, divisor: counted.length, score: fraction(sum, 100n * BigInt(counted.length)) };
}

/** The one in the middle, or the two around it. */
function middleOf(ascending: readonly number[]): readonly number[] {
  const half = Math.floor(ascending.length / 2);
  return ascending.length % 2 === 1
    ? ascending.slice(half, half + 1)
    : ascending.slice(Math.max(half - 1, 0), half + 1);
}

/** The median sheet of an entry, in points; null without a sheet. */
export function medianOf(figures: readonly number[]): Fraction | null {
  const middle = middleOf([...figures].sort((a, b) => a - b));
  if (middle.length === 0) return null;
  return fraction(
    middle.reduce((all, one) => all + BigInt(one), 0n),
    100n * BigInt(middle.length),
  );
}
