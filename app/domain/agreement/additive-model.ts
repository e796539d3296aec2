import { Matrix, solve } from "ml-matrix";
import { pointsOf, type Ratings } from "./ratings";

/** Entries and jurors that sheets link, directly or through others. */
export interface Component {
  readonly entries: readonly string[];
  readonly jurors: readonly string[];
}

export interface JurorEffect {
  readonly juror: string;
  /** Points the juror gives above (+) or below (-) the panel; of those with a sheet they sum to 0. Null without a sheet. */
  readonly severity: number | null;
  /** Why it is null. */
  readonly reason?: "no sheet";
}

export interface AdjustedEntry {
  readonly entry: string;
  /** Its mean in points if every juror of the panel had scored it. Null without a sheet. */
  readonly adjusted: number | null;
  /** Why it is null. */
  readonly reason?: "no sheet";
}

/** Jurors who share no entry with the others cannot be compared with them: then only the components are told. */
export type AdditiveModel =
  | { readonly connected: false; readonly components: readonly Component[] }
  | {
      readonly connected: true;
      readonly components: readonly Component[];
      readonly jurors: readonly JurorEffect[];
      readonly entries: readonly AdjustedEntry[];
    };

/**
 * Score = quality of the entry + effect of the juror, by least squares, with sheets missing.
 * Source: docs/rules/agreement.md#severity.
 */
export function additiveModel(ratings: Ratings): AdditiveModel {
  const components = componentsOf(ratings);
  if (components.length !== 1) return { connected: false, components };
  const points = ratings.values.map((row) => row.map((value) => (value === null ? null : pointsOf(value, ratings))));
  const judging = ratings.jurors.flatMap((_, juror) => (points.some((row) => row[juror] !== null) ? [juror] : []));
  const effects = solveEffects(points, judging);
  const effectOf = new Map(judging.map((juror, place) => [juror, effects[place]!]));
  return {
    connected: true,
    components,
    jurors: ratings.jurors.map((juror, place) => {
      const severity = effectOf.get(place);
      return severity === undefined ? { juror, severity: null, reason: "no sheet" } : { juror, severity };
    }),
    entries: ratings.entries.map((entry, place) => {
      const given = sheetsOf(points[place]!);
      if (given.length === 0) return { entry, adjusted: null, reason: "no sheet" };
      return {
        entry,
        adjusted: given.reduce((sum, [juror, value]) => sum + value - effectOf.get(juror)!, 0) / given.length,
      };
    }),
  };
}

const sheetsOf = (row: readonly (number | null)[]): [juror: number, value: number][] =>
  row.flatMap((value, juror) => (value === null ? [] : [[juror, value] as [number, number]]));

/**
 * The normal equations with the entries' qualities eliminated: one row a juror. They leave the level of all effects open; a row
 * of ones added to each fixes their sum at 0.
 */
function solveEffects(points: readonly (readonly (number | null)[])[], judging: readonly number[]): number[] {
  const size = judging.length;
  const placeOf = new Map(judging.map((juror, place) => [juror, place]));
  const left = Matrix.ones(size, size);
  const right = Matrix.zeros(size, 1);
  const add = (matrix: Matrix, row: number, column: number, value: number) =>
    matrix.set(row, column, matrix.get(row, column) + value);
  for (const row of points) {
    const given = sheetsOf(row);
    const mean = given.reduce((sum, [, value]) => sum + value, 0) / given.length;
    for (const [juror, value] of given) {
      const place = placeOf.get(juror)!;
      add(left, place, place, 1);
      add(right, place, 0, value - mean);
      for (const [other] of given) add(left, place, placeOf.get(other)!, -1 / given.length);
    }
  }
  return solve(left, right).to1DArray();
}

/** Parts of the panel that share no entry; entries and jurors without a sheet belong to none. */
function componentsOf({ entries, jurors, values }: Ratings): Component[] {
  const open = new Set(values.flatMap((row, entry) => (row.some((value) => value !== null) ? [entry] : [])));
  const components: Component[] = [];
  while (open.size > 0) {
    const [first] = open;
    const ofEntries = new Set([first!]);
    const ofJurors = new Set<number>();
    for (const entry of ofEntries) {
      open.delete(entry);
      for (const [juror, value] of values[entry]!.entries()) {
        if (value === null || ofJurors.has(juror)) continue;
        ofJurors.add(juror);
        // A set that grows while it is walked visits what was added.
        for (const other of open) if (values[other]![juror] !== null) ofEntries.add(other);
      }
    }
    components.push({
      entries: entries.filter((_, place) => ofEntries.has(place)),
      jurors: jurors.filter((_, place) => ofJurors.has(place)),
    });
  }
  return components;
}
