import type { Figure } from "./krippendorff";
import { completeRows, type Ratings } from "./ratings";
import type { Reason } from "./reasons";

export const ICC_FORMS = ["icc11", "icc21", "icc31", "icc1k", "icc2k", "icc3k"] as const;
export type IccForm = (typeof ICC_FORMS)[number];

/**
 * The six intraclass correlations of entries that every juror scored: one juror's score or the mean of all (k), jurors nested (1),
 * drawn from many (2) or the only ones of interest (3).
 * Source: Shrout and Fleiss, "Intraclass Correlations" (1979); docs/rules/agreement.md#icc.
 */
export function intraclassCorrelations(ratings: Ratings): Record<IccForm, Figure> {
  const rows = completeRows(ratings);
  const none = whyNone(rows, ratings.jurors.length);
  if (none) return mapForms(() => ({ reason: none }));
  const { between, within, jurors, residual } = meanSquares(rows);
  const n = rows.length;
  const k = ratings.jurors.length;
  const quotient = (above: number, below: number): Figure =>
    below <= 0 ? { reason: "entries differ no more than scores of one entry do" } : { value: above / below };
  const forms: Record<IccForm, Figure> = {
    icc11: quotient(between - within, between + (k - 1) * within),
    icc21: quotient(between - residual, between + (k - 1) * residual + (k * (jurors - residual)) / n),
    icc31: quotient(between - residual, between + (k - 1) * residual),
    icc1k: quotient(between - within, between),
    icc2k: quotient(between - residual, between + (jurors - residual) / n),
    icc3k: quotient(between - residual, between),
  };
  return forms;
}

function whyNone(rows: readonly (readonly bigint[])[], jurors: number): Reason | null {
  if (jurors < 2) return "a panel of one juror has nothing to agree on";
  if (rows.length < 2) return "fewer than two entries have a sheet of every juror";
  const first = rows[0]![0];
  return rows.every((row) => row.every((value) => value === first)) ? "all scores are equal" : null;
}

/** Of the two-way table of complete rows. Sums are exact, so that a spread of zero is zero. */
function meanSquares(rows: readonly (readonly bigint[])[]) {
  const n = rows.length;
  const k = rows[0]!.length;
  const cells = BigInt(n * k);
  const sum = (values: readonly bigint[]) => values.reduce((all, value) => all + value, 0n);
  const squares = (values: readonly bigint[]) => sum(values.map((value) => value * value));
  const totals = rows.map(sum);
  const columns = rows[0]!.map((_, juror) => sum(rows.map((row) => row[juror]!)));
  const square = sum(totals) ** 2n;
  // Each times the number of cells: whole numbers.
  const whole = cells * squares(rows.flat()) - square;
  const entries = BigInt(n) * squares(totals) - square;
  const ofJurors = BigInt(k) * squares(columns) - square;
  const mean = (part: bigint, freedom: number) => Number(part) / (n * k * freedom);
  return {
    between: mean(entries, n - 1),
    within: mean(whole - entries, n * (k - 1)),
    jurors: mean(ofJurors, k - 1),
    residual: mean(whole - entries - ofJurors, (n - 1) * (k - 1)),
  };
}

function mapForms(figure: () => Figure): Record<IccForm, Figure> {
  return Object.fromEntries(ICC_FORMS.map((form) => [form, figure()])) as Record<IccForm, Figure>;
}
