import type { Fraction } from "~/lib/points";
import type { SchemeRules } from "../schemes/rules";
import { type AdditiveModel, additiveModel } from "./additive-model";
import { type DriftHint, driftHints } from "./drift";
import { type RankInterval, rankIntervals } from "./rank-intervals";
import { type RaschModel, raschModel } from "./rasch";
import type { Ratings } from "./ratings";
import { type Reliability, reliabilityOf } from "./reliability";
import { grouped, ratingsOfSheets, type ScoredSheet } from "./sheets";
import { type Spread, spreadOf } from "./spread";

/** What a round says of its jury. Everything an id stands for is told by name here. */
export interface RoundReliability {
  readonly figures: Reliability;
  readonly sheets: number;
  readonly components: AdditiveModel["components"];
  readonly jurors: readonly JurorFigures[];
  /** In the order of the tally. */
  readonly entries: readonly EntryFigures[];
  readonly hints: readonly DriftHint[];
  readonly rasch: RaschModel;
}

export interface JurorFigures {
  readonly juror: string;
  readonly sheets: number;
  /** Points above or below the panel; null where jurors cannot be compared. */
  readonly severity: number | null;
}

export interface EntryFigures {
  readonly code: string;
  readonly productName: string;
  readonly sheets: number;
  /** Of the tally: what counts. */
  readonly score: Fraction | null;
  readonly rank: number | null;
  /** As a mean of all jurors, and its place among the ranked; null where jurors cannot be compared. */
  readonly adjusted: number | null;
  readonly adjustedRank: number | null;
  /** Null with too few sheets to draw from. */
  readonly interval: RankInterval | null;
  /** In hundredths. */
  readonly spread: Spread | null;
}

interface CountedEntry {
  readonly id: string;
  readonly code: string;
  readonly productName: string;
  readonly rank: number | null;
  readonly score: Fraction | null;
}

interface RoundSheets {
  readonly entries: readonly CountedEntry[];
  readonly jurors: readonly { readonly id: string; readonly name: string }[];
  /** Of criteria by their codes, in hundredths. */
  readonly maxima: ReadonlyMap<string, number>;
  /** Of these entries by these jurors, by their ids. */
  readonly sheets: readonly ScoredSheet[];
}

export function reliabilityOfSheets(
  rules: Pick<SchemeRules, "combining" | "trim">,
  { entries, jurors, maxima, sheets: byId }: RoundSheets,
): RoundReliability {
  const codeOf = new Map(entries.map(({ id, code }) => [id, code]));
  const nameOf = new Map(jurors.map(({ id, name }) => [id, name]));
  const sheets = byId.map((sheet) => ({
    ...sheet,
    entry: codeOf.get(sheet.entry)!,
    juror: nameOf.get(sheet.juror)!,
  }));
  const ratings = ratingsOfSheets(
    entries.map(({ code }) => code),
    jurors.map(({ name }) => name),
    sheets,
  );
  const model = additiveModel(ratings);
  return {
    figures: reliabilityOf(ratings),
    sheets: sheets.length,
    components: model.components,
    jurors: jurorFigures(ratings, model),
    entries: entryFigures(rules, entries, sheets, model),
    hints: driftHints(sheets),
    rasch: raschModel(
      sheets.flatMap(({ entry, juror, points }) =>
        Object.entries(points).map(([criterion, value]) => ({
          entry,
          juror,
          criterion,
          share: value / maxima.get(criterion)!,
        })),
      ),
    ),
  };
}

function jurorFigures({ jurors, values }: Ratings, model: AdditiveModel): JurorFigures[] {
  return jurors.map((juror, place) => ({
    juror,
    sheets: values.filter((row) => row[place] !== null).length,
    severity: model.connected ? model.jurors[place]!.severity : null,
  }));
}

function entryFigures(
  rules: Pick<SchemeRules, "combining" | "trim">,
  entries: readonly CountedEntry[],
  sheets: readonly ScoredSheet[],
  model: AdditiveModel,
): EntryFigures[] {
  const ofEntry = grouped(sheets, (sheet) => sheet.entry);
  const totals = entries.map(({ code }) => (ofEntry.get(code) ?? []).map((sheet) => sheet.total));
  // Only entries the tally ranks compete for a place.
  const ranked = entries.flatMap(({ rank }, place) => (rank === null ? [] : [place]));
  const intervals = rankIntervals(
    rules,
    ranked.map((place) => totals[place]!),
  );
  const intervalOf = new Map(ranked.map((place, index) => [place, intervals[index]!]));
  const adjusted = entries.map((_, place) => (model.connected ? model.entries[place]!.adjusted : null));
  const better = (value: number) => ranked.filter((other) => adjusted[other]! > value + SAME).length;
  return entries.map(({ code, productName, score, rank }, place) => {
    const value = adjusted[place]!;
    return {
      code,
      productName,
      sheets: totals[place]!.length,
      score,
      rank,
      adjusted: value,
      adjustedRank: value === null || rank === null ? null : better(value) + 1,
      interval: intervalOf.get(place) ?? null,
      spread: spreadOf(totals[place]!),
    };
  });
}

/** Closer than this two adjusted scores are equal: they differ by the arithmetic of the solver only. */
const SAME = 1e-7;
