import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { normalizeParagraphs } from "~/lib/paragraphs";
import { parseMoney, parseWhole } from "~/lib/typed-numbers";
import { normalizeText } from "~/lib/vietnamese-text";
import { SUPPORT_KINDS, SUPPORT_SOURCES } from "~/lib/vocabulary";
import { SeenText } from "../step-answers";
import { typed } from "../typed";
import {
  fieldsOf,
  REPORT_STANDINGS,
  REPORT_STEPS,
  type ReportAnswers,
  type ReportField,
  type ReportStep,
} from "./rules";

const money = typed(parseMoney, () => m.nominations_not_money());
const whole = typed(
  (text) => within(parseWhole(text), 10 ** 15),
  () => m.nominations_not_whole(),
);
const people = typed(
  (text) => within(parseWhole(text), 1_000_000),
  () => m.reports_too_many_people(),
);
const within = (number: number | null, most: number) => (number !== null && number <= most ? number : null);
const paragraphs = z
  .string()
  .transform(normalizeParagraphs)
  .pipe(z.string().max(3000))
  .transform((text) => text || undefined);

const KINDS = {
  revenue: money,
  exportValue: money,
  outputQuantity: whole,
  outputUnit: z.string().transform(normalizeText).pipe(z.string().min(1).max(40)),
  workers: people,
  labourIncome: money,
  hasNoSupport: z.literal("on"),
  keepsQuality: z.enum(["yes", "no"]),
  qualityWords: paragraphs,
  remarks: paragraphs,
} satisfies Record<ReportField, z.ZodType>;

/** The answers of one step. Nothing is required here: what is missing is checked when the report is sent. */
export function reportStepForm(step: ReportStep) {
  const fields: Record<string, z.ZodType<string | number | undefined>> = {};
  for (const field of fieldsOf(step)) fields[field] = KINDS[field].optional();
  return z.object(fields);
}

/** A step as its form sends it: the answers, and beside them what was there when typing began. version: 0 before the first saving. */
export function saveReportForm(step: ReportStep) {
  return (
    z
      .object({ ...reportStepForm(step).shape, version: z.coerce.number().int().min(0), seen: SeenText.optional() })
      // Without what was seen every answer counts as changed.
      .transform(({ version, seen = {}, ...answers }) => ({ answers: answers as ReportAnswers, version, seen }))
  );
}
export type SaveReportForm = z.output<ReturnType<typeof saveReportForm>>;

export const ReportStepName = z.enum(REPORT_STEPS);

const year = z.coerce.number().int().min(1990).max(2200);
/** The report of an award about a year, as its address names it. */
export const ReportRef = z.object({ awardId: z.uuid(), year });
export type ReportRef = z.output<typeof ReportRef>;

export const SupportForm = z.object({
  kind: z.enum(SUPPORT_KINDS),
  what: z.string().transform(normalizeText).pipe(z.string().min(2).max(200)),
  amount: money,
  source: z.enum(SUPPORT_SOURCES),
  month: z.coerce.number().pipe(z.int().min(1).max(12)),
});
export type SupportForm = z.output<typeof SupportForm>;

/** key: of the form as it was shown, so that sending it twice adds one support. */
export const AddSupportForm = SupportForm.extend({ key: z.uuid() });
export type AddSupportForm = z.output<typeof AddSupportForm>;

/** version: of the report that was read before. */
const version = z.coerce.number().int().min(0);

export const SubmitReportForm = z.object({
  version,
  declared: z.literal(true, { error: () => m.reports_declaration_needed() }),
});
export type SubmitReportForm = z.output<typeof SubmitReportForm>;

export const TakeNoteForm = z.object({ version });
export type TakeNoteForm = z.output<typeof TakeNoteForm>;

export const ReturnReportForm = z.object({
  version,
  reason: z.string().transform(normalizeParagraphs).pipe(z.string().min(10).max(1000)),
});
export type ReturnReportForm = z.output<typeof ReturnReportForm>;

/** The list of an agency, as its address narrows it. */
export const OverviewQuery = z.object({
  year: year.optional().catch(undefined),
  state: z.enum([...REPORT_STANDINGS, "all"]).catch("all"),
  q: z.string().transform(normalizeText).pipe(z.string().max(100)).catch("").default(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type OverviewQuery = z.output<typeof OverviewQuery>;

export const PageQuery = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1) });

export const RemindQuery = z.object({ year: year.optional().catch(undefined) });
