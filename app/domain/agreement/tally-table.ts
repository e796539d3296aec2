import { compareFractions, type Fraction, formatFraction, fraction, fractionText } from "~/lib/points";
import { rankEntries } from "../tallies/rank";
import { type Ratings, readDecimal } from "./ratings";

export const TALLY_METHODS = ["mean", "trimmed-mean", "median"] as const;
export type TallyMethod = (typeof TALLY_METHODS)[number];

export interface TallyOptions {
  readonly method: TallyMethod;
  /** Sheets left out at each end by a trimmed mean. */
  readonly drop: number;
  /** The mark that passes, as typed: "70". */
  readonly pass: string;
  /** Of `score`; rank and pass are decided on exact numbers. */
  readonly decimals: number;
}

export interface TalliedRow {
  readonly entry: string;
  readonly sheets: number;
  /** Rounded half away from zero; null where the method has nothing to work on. */
  readonly score: number | null;
  /** "25166/300" */
  readonly exact: string | null;
  readonly rank: number | null;
  readonly passed: boolean;
  /** Why there is no score. */
  readonly reason?: string;
}

/** The entries of a table best first, those without a score last. Throws SyntaxError for a pass mark that is no number. */
export function tallyTable(ratings: Ratings, { method, drop, pass, decimals }: TallyOptions): TalliedRow[] {
  const mark = readDecimal(pass);
  if (!mark) throw new SyntaxError("the pass mark is empty");
  const passMark = fraction(mark.digits, 10n ** BigInt(mark.decimals));
  const unit = 10n ** BigInt(ratings.decimals);
  const rules = {
    combining: { value: method === "trimmed-mean" ? ("trimmed_mean" as const) : method, source: "" },
    trim: { value: drop, source: "" },
    minimumSheets: { value: 1, source: "" },
    tieBreaks: { value: [], source: "" },
  };
  const entries = ratings.entries.map((entry, place) => ({
    nominationId: entry,
    sheets: ratings.values[place]!.flatMap((value) => (value === null ? [] : [{ total: Number(value) }])),
  }));
  const { ranked, unranked } = rankEntries(rules, entries);
  return [
    ...ranked.map(({ entry, combined: { sum, divisor }, rank }): TalliedRow => {
      const exact: Fraction = fraction(sum, unit * BigInt(divisor));
      return {
        entry: entry.nominationId,
        sheets: entry.sheets.length,
        score: Number(formatFraction(exact, decimals, "en")),
        exact: fractionText(exact),
        rank,
        passed: compareFractions(exact, passMark) >= 0,
      };
    }),
    ...unranked.map(
      ({ nominationId, sheets }): TalliedRow => ({
        entry: nominationId,
        sheets: sheets.length,
        score: null,
        exact: null,
        rank: null,
        passed: false,
        reason: whyNoScore(sheets.length, { method, drop }),
      }),
    ),
  ];
}

function whyNoScore(sheets: number, { method, drop }: Pick<TallyOptions, "method" | "drop">): string {
  if (sheets === 0 || method !== "trimmed-mean") return "no sheet";
  return `a trimmed mean that leaves out ${drop} at each end needs at least ${2 * drop + 1} sheets; there are ${sheets}`;
}
