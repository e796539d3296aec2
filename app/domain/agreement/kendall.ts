import { chiSquareTail } from "./gamma";
import { midRanks } from "./mid-ranks";
import { completeRows, pointsOf, type Ratings } from "./ratings";
import type { Reason } from "./reasons";

export interface Concordance {
  /** 0: no agreement on the order, 1: the same order by all. */
  readonly w: number;
  readonly chi2: number;
  readonly df: number;
  /** The chance of this much agreement or more among jurors who order at random; never 0. */
  readonly p: number;
}

/**
 * Kendall's W of entries that every juror scored, corrected for ties.
 * Source: Kendall and Babington Smith, "The Problem of m Rankings" (1939); docs/rules/agreement.md#w.
 */
export function kendallW(ratings: Ratings): Concordance | { readonly reason: Reason } {
  const rows = completeRows(ratings);
  const n = rows.length;
  const m = ratings.jurors.length;
  if (m < 2) return { reason: "a panel of one juror has nothing to agree on" };
  if (n < 2) return { reason: "fewer than two entries have a sheet of every juror" };
  const columns = ratings.jurors.map((_, juror) => rows.map((row) => pointsOf(row[juror]!, ratings)));
  const ranks = columns.map((column) => {
    const rankOf = midRanks(column);
    return column.map((value) => rankOf.get(value)!);
  });
  const sums = rows.map((_, entry) => ranks.reduce((sum, column) => sum + column[entry]!, 0));
  const mean = (m * (n + 1)) / 2;
  const spread = sums.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const ties = columns.reduce((sum, column) => sum + tiesOf(column), 0);
  const most = m * m * (n ** 3 - n) - m * ties;
  if (most === 0) return { reason: "no juror tells entries apart" };
  const w = (12 * spread) / most;
  const df = n - 1;
  const chi2 = m * df * w;
  return { w, chi2, df, p: chiSquareTail(chi2, df) };
}

/** The sum of t^3 - t over groups of t equal scores. */
function tiesOf(column: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of column) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].reduce((sum, t) => sum + t ** 3 - t, 0);
}
