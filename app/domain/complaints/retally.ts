import { z } from "zod";
import { compareFractions, parseFraction } from "~/lib/points";
import { OUTCOMES } from "~/lib/vocabulary";

/**
 * Where a count made again may differ from the one that was kept: the round's rules have changed since; another number of sheets
 * counts; the score, the rank, the outcome is another; the points of a sheet do not add up to the total its juror signed; the
 * pages show other points than the ledger holds.
 */
export const DIFFERENCES = ["rules", "sheets", "mean", "rank", "outcome", "signed", "shown"] as const;
export type Difference = (typeof DIFFERENCES)[number];

const Result = z.object({
  /** Counted sheets. */
  sheets: z.int(),
  /** Exact, in points: "25166/300"; null without a sheet. */
  mean: z.string().nullable(),
  rank: z.int().nullable(),
  outcome: z.enum(OUTCOMES),
});
export type Result = z.output<typeof Result>;

/** All totals in hundredths of a point. */
const CountedSheet = z.object({
  sheet: z.string(),
  appointment: z.string(),
  /** From 1, in the order in which the seats of the round were given. */
  juror: z.int(),
  /** The sum of the points in the ledger. */
  total: z.int(),
  /** What the juror signed. */
  signed: z.int(),
  /** What the pages show; null where they do not count the sheet. */
  shown: z.int().nullable(),
});
export type CountedSheet = z.output<typeof CountedSheet>;

/** A re-tally as the trail keeps it: what was found then, whatever is found later. */
export const RetallyRecord = z.object({
  /** The ledger's event that says the same. */
  event: z.string(),
  /** The kept tally it was compared with. */
  tally: z.string(),
  /** Events of the round in the ledger that it was counted from. */
  events: z.int(),
  sheets: z.array(CountedSheet),
  counted: Result,
  kept: Result,
  /** Empty: the same. */
  differences: z.array(z.enum(DIFFERENCES)),
});
export type RetallyRecord = z.output<typeof RetallyRecord>;

interface Compared {
  readonly counted: Result;
  readonly kept: Result;
  readonly sheets: readonly CountedSheet[];
  readonly sameRules: boolean;
  /** Sheets the pages count and the ledger does not. */
  readonly unknownSheets: number;
}

/** Where both differ, in the order of DIFFERENCES. Scores are compared as exact numbers, however they are written. */
export function differencesOf({ counted, kept, sheets, sameRules, unknownSheets }: Compared): Difference[] {
  const found: Record<Difference, boolean> = {
    rules: !sameRules,
    sheets: counted.sheets !== kept.sheets,
    mean: !isSameScore(counted.mean, kept.mean),
    rank: counted.rank !== kept.rank,
    outcome: counted.outcome !== kept.outcome,
    signed: sheets.some((sheet) => sheet.total !== sheet.signed),
    shown: unknownSheets > 0 || sheets.some((sheet) => sheet.total !== sheet.shown),
  };
  return DIFFERENCES.filter((one) => found[one]);
}

function isSameScore(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  return compareFractions(parseFraction(a), parseFraction(b)) === 0;
}
