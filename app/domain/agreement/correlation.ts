import jstat from "jstat";
import { midRanks } from "./mid-ranks";

interface Correlation {
  /** From -1 to 1. */
  readonly r: number;
  readonly n: number;
  /** The chance of one this far from 0 where there is none; two-sided, by Student's t. */
  readonly p: number;
}

/** Pearson's; null where one side does not vary or there are fewer than three pairs. */
export function pearson(a: readonly number[], b: readonly number[]): Correlation | null {
  const n = a.length;
  if (n < 3) return null;
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  let [together, squareA, squareB] = [0, 0, 0];
  for (const [place, value] of a.entries()) {
    const other = b[place]! - meanB;
    together += (value - meanA) * other;
    squareA += (value - meanA) ** 2;
    squareB += other ** 2;
  }
  if (isConstant(a) || isConstant(b)) return null;
  const r = Math.max(-1, Math.min(1, together / Math.sqrt(squareA * squareB)));
  return { r, n, p: jstat.ibeta(1 - r * r, (n - 2) / 2, 0.5) };
}

/** Spearman's: Pearson's of the mid-ranks. */
export function spearman(a: readonly number[], b: readonly number[]): Correlation | null {
  return pearson(ranked(a), ranked(b));
}

function ranked(values: readonly number[]): number[] {
  const rankOf = midRanks(values);
  return values.map((value) => rankOf.get(value)!);
}

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export function medianOf(values: readonly number[]): number {
  const ascending = [...values].sort((a, b) => a - b);
  const half = ascending.length >> 1;
  return ascending.length % 2 === 1 ? ascending[half]! : (ascending[half - 1]! + ascending[half]!) / 2;
}

const isConstant = (values: readonly number[]) => values.every((value) => value === values[0]);
