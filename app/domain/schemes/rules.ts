import { z } from "zod";

/** A value a text fixes or an organiser sets, with the text that says so. */
const cited = <T extends z.ZodType>(value: T) => z.object({ value, source: z.string() });

/** 100 points, in hundredths. */
const WHOLE_SHEET = 10_000;
const points = z.int().min(0).max(WHOLE_SHEET); // hundredths of a point

export interface CriterionRule {
  code: string;
  title: string;
  titleEn: string;
  /** Hundredths of a point. */
  maximum: number;
  /** What bands of points mean; both ends in hundredths, included. */
  levels?: { from: number; to: number; text: string; textEn: string }[];
  parts?: CriterionRule[];
}

const criterion: z.ZodType<CriterionRule> = z.object({
  code: z.string().min(1),
  title: z.string().min(1),
  titleEn: z.string().min(1),
  maximum: z.int().min(1).max(WHOLE_SHEET),
  levels: z.array(z.object({ from: points, to: points, text: z.string(), textEn: z.string() })).optional(),
  get parts() {
    return z.array(criterion).min(2).optional();
  },
});

export const PASS_COMPARISONS = ["at_least", "above"] as const;
export const COMBINING_METHODS = ["mean"] as const;

/**
 * The rules of a scheme or a round, as data. Each value that differs between organisers carries its legal source.
 * Source: docs/rules/schemes.md.
 */
export const SchemeRules = z.object({
  groups: z.array(z.object({ code: z.string(), name: z.string(), nameEn: z.string() })).min(1),
  criteria: cited(z.array(criterion).min(1)),
  /** Smallest difference between two scores, in hundredths. */
  scoreStep: cited(z.int().min(1)),
  combining: cited(z.enum(COMBINING_METHODS)),
  /** In hundredths. */
  passMark: cited(points),
  passComparison: cited(z.enum(PASS_COMPARISONS)),
  /** Signed sheets an entry needs to be ranked. */
  minimumSheets: cited(z.int().min(1)),
  /** Most entries that may be recognised; null: every entry that passes. */
  cap: cited(z.int().min(1).nullable()),
  minimumPhotos: cited(z.int().min(0)),
  /** The certificate holds until 31 December of this year, the year of issue being year 1. */
  validityYears: cited(z.int().min(1)),
});
export type SchemeRules = z.infer<typeof SchemeRules>;

/** A scheme as it is written down, before it is published. */
export interface SchemeTemplate {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly rules: SchemeRules;
}

/** The criteria a juror scores, in printed order. */
export function leavesOf(criteria: readonly CriterionRule[]): CriterionRule[] {
  return criteria.flatMap((one) => (one.parts ? leavesOf(one.parts) : [one]));
}

/**
 * What does not add up: `parts` of a criterion against their whole, the whole against 100 points (`total`), a maximum
 * that is no whole number of steps (`step`). Figures in hundredths of a point.
 */
export interface Misfit {
  readonly kind: "parts" | "total" | "step";
  /** Of the criterion; null for the whole sheet. */
  readonly code: string | null;
  readonly is: number;
  readonly wanted: number;
}

export function misfitsOf(rules: Pick<SchemeRules, "criteria" | "scoreStep">): Misfit[] {
  const misfits: Misfit[] = [];
  const step = rules.scoreStep.value;
  const visit = (list: readonly CriterionRule[]) => {
    for (const one of list) {
      if (one.maximum % step !== 0) misfits.push({ kind: "step", code: one.code, is: one.maximum, wanted: step });
      if (!one.parts) continue;
      const sum = sumOf(one.parts);
      if (sum !== one.maximum) misfits.push({ kind: "parts", code: one.code, is: sum, wanted: one.maximum });
      visit(one.parts);
    }
  };
  visit(rules.criteria.value);
  const total = sumOf(rules.criteria.value);
  if (total !== WHOLE_SHEET) misfits.push({ kind: "total", code: null, is: total, wanted: WHOLE_SHEET });
  return misfits;
}

const sumOf = (list: readonly CriterionRule[]) => list.reduce((total, one) => total + one.maximum, 0);

/**
 * The same tree with other maxima for its leaves; their bands keep their shares of the maximum.
 * maxima: hundredths by the leaf's code; a leaf not named keeps its own.
 */
export function withMaxima(
  criteria: readonly CriterionRule[],
  maxima: Readonly<Record<string, number>>,
  step: number,
): CriterionRule[] {
  return criteria.map((one) => {
    if (one.parts) return { ...one, parts: withMaxima(one.parts, maxima, step) };
    const maximum = maxima[one.code] ?? one.maximum;
    if (maximum === one.maximum && (one.levels ?? []).every((band) => band.from % step === 0)) return one;
    return { ...one, maximum, ...(one.levels && { levels: rescaledBands(one.levels, one.maximum, maximum, step) }) };
  });
}

/** Bands from the highest to the lowest, without a gap: each ends a step below the one above. A band left empty goes. */
function rescaledBands(levels: NonNullable<CriterionRule["levels"]>, from: number, to: number, step: number) {
  const descending = [...levels].sort((a, b) => b.from - a.from);
  let ceiling = to;
  return descending.flatMap((band) => {
    const floor = Math.round((band.from * to) / from / step) * step;
    if (floor > ceiling) return [];
    const scaled = { ...band, from: floor, to: ceiling };
    ceiling = floor - step;
    return [scaled];
  });
}
