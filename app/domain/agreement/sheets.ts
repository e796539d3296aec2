import type { Ratings } from "./ratings";

/** A signed sheet as the statistics of a round look at it. */
export interface ScoredSheet {
  readonly juror: string;
  readonly entry: string;
  /** Hundredths of a point. */
  readonly total: number;
  /** Hundredths by the code of a criterion; only those its product group is asked. */
  readonly points: Readonly<Record<string, number>>;
  /**
   * Its place in the order in which the sheets of the round were begun, from 1: by the first of its points that stand. Null where all
   * of them were taken over from paper or a workbook: when an officer did so tells nothing of when the juror scored.
   */
  readonly at: number | null;
}

/** The sheets as a table of totals, entries and jurors in the order given; a juror or entry without a sheet stays in it. */
export function ratingsOfSheets(
  entries: readonly string[],
  jurors: readonly string[],
  sheets: readonly ScoredSheet[],
): Ratings {
  const totals = new Map(sheets.map((sheet) => [`${sheet.entry} ${sheet.juror}`, BigInt(sheet.total)]));
  return {
    entries,
    jurors,
    values: entries.map((entry) => jurors.map((juror) => totals.get(`${entry} ${juror}`) ?? null)),
    decimals: 2,
  };
}

/** Lists by what their members share, in the order of their first members. */
export function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
