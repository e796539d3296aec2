/** How far apart the sheets of one entry are. Points as they came in. */
export interface Spread {
  readonly lowest: number;
  readonly highest: number;
  /** Of a sample (n - 1); null for one sheet. */
  readonly deviation: number | null;
}

/** Null without a sheet. */
export function spreadOf(totals: readonly number[]): Spread | null {
  if (totals.length === 0) return null;
  return {
    lowest: Math.min(...totals),
    highest: Math.max(...totals),
    deviation: totals.length > 1 ? deviationOf(totals) : null,
  };
}

/** Whole numbers in, so that equal totals are exactly no deviation. */
function deviationOf(totals: readonly number[]): number {
  const n = totals.length;
  const sum = totals.reduce((all, one) => all + one, 0);
  const squares = totals.reduce((all, one) => all + one * one, 0);
  return Math.sqrt((n * squares - sum * sum) / (n * (n - 1)));
}
