import { additiveModel } from "./additive-model";
import { meanOf, medianOf, pearson, spearman } from "./correlation";
import { pointsOf } from "./ratings";
import { grouped, ratingsOfSheets, type ScoredSheet } from "./sheets";

/**
 * Something in the sheets of a juror that is worth a look. It proves nothing and decides nothing.
 * Source: docs/rules/agreement.md#hints.
 */
export type DriftHint =
  /** The same total on every sheet; in hundredths. */
  | { readonly kind: "no_spread"; readonly juror: string; readonly sheets: number; readonly total: number }
  /** Two totals only; in hundredths. */
  | {
      readonly kind: "two_totals";
      readonly juror: string;
      readonly sheets: number;
      readonly totals: readonly [number, number];
    }
  /** No criterion got more than two different points, though colleagues use more. */
  | { readonly kind: "two_points"; readonly juror: string; readonly sheets: number; readonly criteria: number }
  /** Totals, against those of the others for the same entries, go up or down with the order of scoring. */
  | { readonly kind: "order"; readonly juror: string; readonly r: number; readonly p: number; readonly n: number }
  /** Criteria go up and down as one. r: the mean over pairs of criteria. */
  | {
      readonly kind: "halo";
      readonly juror: string;
      readonly r: number;
      readonly sheets: number;
      readonly criteria: number;
    }
  /** One total far from what the entry's other sheets and the juror's own level let expect; in points. */
  | {
      readonly kind: "far_apart";
      readonly juror: string;
      readonly entry: string;
      readonly points: number;
      readonly expected: number;
      /** How many robust standard deviations. */
      readonly deviations: number;
    };

/** With fewer sheets two values or a line are nothing strange. */
const FEWEST_SHEETS = { values: 5, order: 10, halo: 10, residuals: 20 } as const;
const ORDER_P = 0.01;
const HALO_R = 0.9;
const FAR_DEVIATIONS = 3;
/** Makes the median absolute deviation of normal figures their standard deviation. */
const NORMAL_MAD = 1.4826;

/** Hints by juror, in the order of the sheets, then the single far sheets, the farthest first. */
export function driftHints(sheets: readonly ScoredSheet[]): DriftHint[] {
  const ofEntry = grouped(sheets, (sheet) => sheet.entry);
  const ofJuror = grouped(sheets, (sheet) => sheet.juror);
  const panel = mostPointsByCriterion(sheets);
  return [
    ...[...ofJuror].flatMap(([juror, own]) =>
      [
        valuesHint(juror, own),
        pointsHint(juror, own, panel),
        orderHint(juror, own, ofEntry),
        haloHint(juror, own),
      ].filter((hint) => hint !== null),
    ),
    ...farSheets(sheets),
  ];
}

function valuesHint(juror: string, own: readonly ScoredSheet[]): DriftHint | null {
  const totals = [...new Set(own.map((sheet) => sheet.total))].sort((a, b) => a - b);
  const [low, high] = totals;
  if (own.length < FEWEST_SHEETS.values || low === undefined || totals.length > 2) return null;
  if (high === undefined) return { kind: "no_spread", juror, sheets: own.length, total: low };
  return { kind: "two_totals", juror, sheets: own.length, totals: [low, high] };
}

function pointsHint(juror: string, own: readonly ScoredSheet[], panel: ReadonlyMap<string, number>): DriftHint | null {
  if (own.length < FEWEST_SHEETS.values) return null;
  const used = mostPointsByCriterion(own);
  const judged = [...used].filter(([code]) => (panel.get(code) ?? 0) > 2);
  if (judged.length === 0 || judged.some(([, count]) => count > 2)) return null;
  // A juror whose totals are told already would be named twice for one thing.
  if (valuesHint(juror, own) !== null) return null;
  return { kind: "two_points", juror, sheets: own.length, criteria: judged.length };
}

/** How many different points each criterion got from the juror who told apart most. */
function mostPointsByCriterion(sheets: readonly ScoredSheet[]): Map<string, number> {
  const most = new Map<string, number>();
  for (const own of grouped(sheets, (sheet) => sheet.juror).values()) {
    const used = new Map<string, Set<number>>();
    for (const { points } of own) {
      for (const [code, value] of Object.entries(points)) used.set(code, (used.get(code) ?? new Set()).add(value));
    }
    for (const [code, values] of used) most.set(code, Math.max(most.get(code) ?? 0, values.size));
  }
  return most;
}

/**
 * An entry's own quality would look like an order, as sheets are often scored by voting code: the juror is measured against the median
 * of the entry's other sheets, which one colleague who drifts does not move.
 */
function orderHint(
  juror: string,
  own: readonly ScoredSheet[],
  ofEntry: ReadonlyMap<string, readonly ScoredSheet[]>,
): DriftHint | null {
  const measured = own.flatMap((sheet) => {
    const others = ofEntry.get(sheet.entry)!.filter((other) => other.juror !== juror);
    return others.length === 0 || sheet.at === null
      ? []
      : [{ at: sheet.at, above: sheet.total - medianOf(others.map(({ total }) => total)) }];
  });
  if (measured.length < FEWEST_SHEETS.order) return null;
  const found = spearman(
    measured.map(({ at }) => at),
    measured.map(({ above }) => above),
  );
  return found && found.p < ORDER_P ? { kind: "order", juror, ...found } : null;
}

function haloHint(juror: string, own: readonly ScoredSheet[]): DriftHint | null {
  const codes = [...new Set(own.flatMap(({ points }) => Object.keys(points)))];
  const found: { r: number; n: number; pair: readonly [string, string] }[] = [];
  for (const [place, a] of codes.entries()) {
    for (const b of codes.slice(place + 1)) {
      const both = own.filter(({ points }) => points[a] !== undefined && points[b] !== undefined);
      if (both.length < FEWEST_SHEETS.halo) continue;
      const one = pearson(
        both.map(({ points }) => points[a]!),
        both.map(({ points }) => points[b]!),
      );
      if (one) found.push({ r: one.r, n: one.n, pair: [a, b] });
    }
  }
  const criteria = new Set(found.flatMap(({ pair }) => pair)).size;
  if (criteria < 3) return null;
  const r = meanOf(found.map((one) => one.r));
  return r >= HALO_R ? { kind: "halo", juror, r, sheets: own.length, criteria } : null;
}

/** Needs jurors that can be compared, and residuals enough to know what is usual. */
function farSheets(sheets: readonly ScoredSheet[]): DriftHint[] {
  const ratings = ratingsOfSheets(
    [...new Set(sheets.map((sheet) => sheet.entry))],
    [...new Set(sheets.map((sheet) => sheet.juror))],
    sheets,
  );
  const model = additiveModel(ratings);
  if (!model.connected) return [];
  const residuals = ratings.entries.flatMap((entry, place) => {
    const row = ratings.values[place]!;
    // The only sheet of an entry is all that is known of it: it has no residual.
    if (row.filter((value) => value !== null).length < 2) return [];
    return row.flatMap((value, juror) => {
      if (value === null) return [];
      const points = pointsOf(value, ratings);
      const expected = model.entries[place]!.adjusted! + model.jurors[juror]!.severity!;
      return [{ entry, juror: ratings.jurors[juror]!, points, expected, residual: points - expected }];
    });
  });
  if (residuals.length < FEWEST_SHEETS.residuals) return [];
  const deviation = NORMAL_MAD * medianOf(residuals.map(({ residual }) => Math.abs(residual)));
  // More than half of all sheets as expected to the last digit: no scale to measure the others by.
  if (deviation < 1e-6) return [];
  return residuals
    .map(({ residual, ...one }): DriftHint & { kind: "far_apart" } => ({
      kind: "far_apart",
      ...one,
      deviations: Math.abs(residual) / deviation,
    }))
    .filter((one) => one.deviations > FAR_DEVIATIONS)
    .sort((a, b) => b.deviations - a.deviations);
}
