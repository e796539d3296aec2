import { ICC_FORMS, intraclassCorrelations } from "./icc";
import { kendallW } from "./kendall";
import { type Figure, krippendorffAlpha, MEASUREMENTS } from "./krippendorff";
import { completeRows, type Ratings } from "./ratings";
import type { Reason } from "./reasons";

type Figures = Record<string, number | null>;

export interface Reliability {
  readonly entries: number;
  readonly jurors: number;
  /** Entries that every juror scored: what ICC and W are of. */
  readonly complete: number;
  readonly krippendorff: Figures;
  readonly icc: Figures;
  readonly kendallW: {
    readonly w: number | null;
    readonly chi2: number | null;
    readonly df: number | null;
    readonly p: number | null;
  };
  /** Why a figure is null, by its name: "icc.icc11". */
  readonly reasons: Readonly<Record<string, Reason>>;
}

/** How far the jurors of a panel agree. What the data cannot support is null with a reason. */
export function reliabilityOf(ratings: Ratings): Reliability {
  const reasons: Record<string, Reason> = {};
  const read = (group: string, figures: readonly (readonly [string, Figure])[]): Figures =>
    Object.fromEntries(
      figures.map(([name, figure]) => {
        if ("value" in figure) return [name, figure.value];
        reasons[`${group}.${name}`] = figure.reason;
        return [name, null];
      }),
    );
  const correlations = intraclassCorrelations(ratings);
  const concordance = kendallW(ratings);
  if ("reason" in concordance) reasons.kendallW = concordance.reason;
  return {
    entries: ratings.entries.length,
    jurors: ratings.jurors.length,
    complete: completeRows(ratings).length,
    krippendorff: read(
      "krippendorff",
      MEASUREMENTS.map((one) => [one, krippendorffAlpha(ratings, one)]),
    ),
    icc: read(
      "icc",
      ICC_FORMS.map((form) => [form, correlations[form]]),
    ),
    kendallW: "reason" in concordance ? { w: null, chi2: null, df: null, p: null } : concordance,
    reasons,
  };
}
