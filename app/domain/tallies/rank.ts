import { compareFractions, type Fraction, fraction } from "~/lib/points";
import type { SchemeRules, TieBreak } from "../schemes/rules";
import { type Combined, combine, medianOf } from "./combine";

/** One signed sheet, in hundredths of a point. */
export interface CountedSheet {
  readonly total: number;
  /** Points by the code of a criterion, its parts summed up; only what a tie-break of the rules looks at. */
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

/**
 * Entries with sheets enough, best first, and those with too few in the order given.
 * Source: docs/rules/tallies.md#ties.
 */
export function rankEntries<Entry extends RankInput>(
  rules: RankRules,
  entries: readonly Entry[],
): { ranked: RankedEntry<Entry>[]; unranked: Entry[] } {
  const unranked: Entry[] = [];
  const scored: { entry: Entry; combined: Combined }[] = [];
  for (const entry of entries) {
    const combined = entry.sheets.length < rules.minimumSheets.value ? null : combine(rules, totalsOf(entry));
    if (combined) scored.push({ entry, combined });
    else unranked.push(entry);
  }
  const compare = (a: (typeof scored)[number], b: (typeof scored)[number]) => {
    const byScore = compareFractions(b.combined.score, a.combined.score);
    return byScore !== 0 ? { order: byScore, step: null } : firstDifference(rules.tieBreaks.value, a.entry, b.entry);
  };
  scored.sort((a, b) => compare(a, b).order);
  const ranked: RankedEntry<Entry>[] = [];
  for (const [place, one] of scored.entries()) {
    const before = place > 0 ? compare(scored[place - 1]!, one) : null;
    const after = place + 1 < scored.length ? compare(one, scored[place + 1]!) : null;
    const rank = before?.order === 0 ? ranked[place - 1]!.rank : place + 1;
    ranked.push({ ...one, rank, brokenBy: before?.step ?? after?.step ?? null });
  }
  return { ranked, unranked };
}

export const totalsOf = (entry: RankInput) => entry.sheets.map((sheet) => sheet.total);

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
  const sum = sheets.reduce((all, sheet) => all + BigInt(sheet.criteria?.[code] ?? 0), 0n);
  return fraction(sum, 100n * BigInt(sheets.length));
}

function spreadOf(entry: RankInput): number {
  const totals = totalsOf(entry);
  return Math.max(...totals) - Math.min(...totals);
}
