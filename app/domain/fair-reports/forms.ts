import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { normalizeParagraphs } from "~/lib/paragraphs";
import { parseMoney, parseWhole } from "~/lib/typed-numbers";
import { normalizeText } from "~/lib/vietnamese-text";
import { FAIR_INDICATORS, LEVELS } from "~/lib/vocabulary";
import { typed } from "../typed";

const paragraphs = (max: number) =>
  z
    .string()
    .transform(normalizeParagraphs)
    .pipe(z.string().max(max))
    .transform((text) => text || null)
    .default(null);
const line = (max: number) => z.string().transform(normalizeText).pipe(z.string().min(1).max(max));
const whole = (max: number) => typed(parseWhole, () => m.errors_not_whole()).pipe(z.int().min(0).max(max));
const figure = (max: number) =>
  whole(max)
    .optional()
    .transform((value) => value ?? null);

/** version: 0 before the first saving. */
export const FairReportForm = z
  .object({
    version: z.coerce.number().int().min(0),
    otherVisits: whole(10_000_000).default(0),
    otherVisitsSource: z
      .string()
      .transform((text) => normalizeText(text) || null)
      .pipe(z.string().max(300).nullable())
      .default(null),
    results: paragraphs(10_000),
    difficulties: paragraphs(10_000),
    proposals: paragraphs(10_000),
  })
  .superRefine(({ otherVisits, otherVisitsSource }, issues) => {
    if (otherVisits > 0 && !otherVisitsSource) {
      issues.addIssue({ code: "custom", path: ["otherVisitsSource"], message: m.closings_visits_need_source() });
    }
  });
export type FairReportForm = z.output<typeof FairReportForm>;

export const ReopenReportForm = z.object({ reason: line(500) });
export type ReopenReportForm = z.output<typeof ReopenReportForm>;

const mark = z.coerce.number().int().min(1).max(5);

export const SurveyForm = z.object({
  formKey: z.uuid(),
  whole: mark,
  running: mark,
  meeting: mark,
  comesAgain: z.enum(["yes", "no"]).transform((word) => word === "yes"),
  words: paragraphs(3000),
  /** No person sees this field: what is in it was put there by a machine. */
  website: z
    .string()
    .max(0, { error: () => m.complaints_trap_filled() })
    .optional(),
});
export type SurveyForm = z.output<typeof SurveyForm>;

const money = typed(parseMoney, () => m.schemes_not_money())
  .pipe(z.int().max(1_000_000_000_000_000))
  .optional()
  .transform((value) => value ?? null);
const year = whole(2100).pipe(z.int().min(1990));

/** Of one fair, or of several together: then how many, and from which year. */
export const RecordFairForm = z
  .object({
    name: line(200),
    fromYear: year.optional().transform((value) => value ?? null),
    year,
    level: z.enum(LEVELS),
    fairs: whole(10_000).pipe(z.int().min(1)).default(1),
    booths: figure(100_000),
    establishments: figure(1_000_000),
    provinces: figure(100),
    visits: figure(100_000_000),
    sales: money,
    contracts: figure(1_000_000),
    contractValue: money,
    support: money,
    source: line(500),
  })
  .superRefine(({ fromYear, year, fairs }, issues) => {
    const refuse = (field: string, message: string) => issues.addIssue({ code: "custom", path: [field], message });
    if (fromYear !== null && fromYear > year) refuse("fromYear", m.figures_years_order());
    if (fromYear !== null && fromYear < year && fairs === 1) refuse("fairs", m.figures_years_need_fairs());
  });
export type RecordFairForm = z.output<typeof RecordFairForm>;

const WHOLE_AMOUNT = 1_000_000_000_000_000;

/** value: whole đồng where the figure is money, else a count. */
export const FairTargetForm = z
  .object({
    fromYear: year,
    toYear: year,
    level: z.enum(["all", ...LEVELS]).transform((level) => (level === "all" ? null : level)),
    indicator: z.enum(FAIR_INDICATORS),
    value: typed(parseMoney, () => m.errors_not_whole()).pipe(z.int().min(1).max(WHOLE_AMOUNT)),
    source: line(500),
  })
  .superRefine(({ fromYear, toYear }, issues) => {
    if (fromYear > toYear) issues.addIssue({ code: "custom", path: ["toYear"], message: m.figures_years_order() });
  });
export type FairTargetForm = z.output<typeof FairTargetForm>;

/** Whose figures a page shows; what names no agency of the reader is refused by the query. */
export const FiguresQuery = z.object({ agency: z.string().nullable().catch(null).default(null) });
