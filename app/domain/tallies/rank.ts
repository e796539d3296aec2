import { compareFractions, type Fraction, fraction } from "~/lib/points";
import type { SchemeRules, TieBreak } from "../schemes/rules";
import { type Combined, combine, medianOf } from "./combine";

/** One signed sheet, in hundredths of a point. */
export interface CountedSheet {
  readonly total: number;
  /** Points by the code of a criterion, its parts summed up; what a tie-break of the rules looks at and its product group is asked. */
  readonly criteria?: Readonly<Record<string, number>>;
}

export interface RankInput {
  readonly nominationId: string;
  /** Signed sheets only. A recused or unsigned sheet is not here: it is never a zero. */
  readonly sheets: readonly CountedSheet[];
}

export type RankRules = Pick<SchemeRules, "combining" | "trim" | "minimumSheets" | "tieBreaks">;

export interface RankedEntry<Entry> {
  readonly entry: Entry;
  readonly combined: Combined;
  /** Entries that nothing tells apart share a rank and the next one skips: 1, 1, 3. */
  readonly rank: number;
  /** The step that placed it after or before entries of equal score; null where scores differ or nothing helped. */
  readonly brokenBy: TieBreak | null;
}

interface Scored<Entry> {
  readonly entry: Entry;
  readonly combined: Combined;
}

/**
 * Entries with sheets enough, best first, and those with too few in the order given.
 * Source: docs/rules/tallies.md#ties.
 */
export function rankEntries<Entry extends RankInput>(
  rules: RankRules,
  entries: readonly Entry[],
): { ranked: RankedEntry<Entry>[]; unranked: Entry[] } {
  const unranked: Entry[] = [];
  const scored: Scored<Entry>[] = [];
  for (const entry of entries) {
    const combined = entry.sheets.length < rules.minimumSheets.value ? null : combine(rules, totalsOf(entry));
    if (combined) scored.push({ entry, combined });
    else unranked.push(entry);
  }
  scored.sort((a, b) => compareFractions(b.combined.score, a.combined.score));
  const ranked: RankedEntry<Entry>[] = [];
  while (ranked.length < scored.length) {
    const from = ranked.length;
    let to = from + 1;
    while (to < scored.length && compareFractions(scored[to]!.combined.score, scored[from]!.combined.score) === 0)
      to += 1;
    const tied = scored.slice(from, to);
    ranked.push(...placesOf(rules.tieBreaks.value, tied, from));
  }
  return { ranked, unranked };
}

export const totalsOf = (entry: RankInput) => entry.sheets.map((sheet) => sheet.total);

/** Entries of equal score in their order; before: how many are better. */
function placesOf<Entry extends RankInput>(
  tieBreaks: readonly TieBreak[],
  tied: readonly Scored<Entry>[],
  before: number,
): RankedEntry<Entry>[] {
  const steps = tieBreaks.filter(
    (step) => step.kind !== "criterion" || tied.every(({ entry }) => has(entry, step.code)),
  );
  const ordered = [...tied].sort((a, b) => firstDifference(steps, a.entry, b.entry).order);
  const places: RankedEntry<Entry>[] = [];
  for (const [place, one] of ordered.entries()) {
    const above = place > 0 ? firstDifference(steps, ordered[place - 1]!.entry, one.entry) : null;
    const below = place + 1 < ordered.length ? firstDifference(steps, one.entry, ordered[place + 1]!.entry) : null;
    const rank = above?.order === 0 ? places[place - 1]!.rank : before + place + 1;
    places.push({ ...one, rank, brokenBy: above?.step ?? below?.step ?? null });
  }
  return places;
}

/** A criterion that the product group of one of them is not asked tells nobody of the tied apart: its absence is no zero. */
const has = (entry: RankInput, code: string) => entry.sheets.every((sheet) => sheet.criteria?.[code] !== undefined);

/** The first tie-break that tells two entries of equal score apart; the council's choice is none of the arithmetic's. */
function firstDifference(
  steps: readonly TieBreak[],
  a: RankInput,
  b: RankInput,
): { order: number; step: TieBreak | null } {
  for (const step of steps) {
    const order = differenceBy(step, a, b);
    if (order !== 0) return { order, step };
  }
  return { order: 0, step: null };
}

/** Negative where a goes first. */
function differenceBy(step: TieBreak, a: RankInput, b: RankInput): number {
  switch (step.kind) {
    case "criterion":
      return compareFractions(meanOfCriterion(b, step.code), meanOfCriterion(a, step.code));
    case "median":
      return compareFractions(medianOf(totalsOf(b))!, medianOf(totalsOf(a))!);
    case "spread":
      return spreadOf(a) - spreadOf(b);
    case "council":
      return 0;
  }
}

function meanOfCriterion({ sheets }: RankInput, code: string): Fraction {
  const sum = sheets.reduce((all, sheet) => all + BigInt(sheet.criteria![code]!), 0n);
  return fraction(sum, 100n * BigInt(sheets.length));
}

function spreadOf(entry: RankInput): number {
  const totals = totalsOf(entry);
  return Math.max(...totals) - Math.min(...totals);
}
