import { reportStepForm } from "~/domain/yearly-reports/forms";
import {
  fieldsOf,
  type ReportAnswers,
  type ReportField,
  type ReportGap,
  type ReportStep,
} from "~/domain/yearly-reports/rules";
import { formatMoney, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { StepWords } from "~/ui/steps/step-words";

const LABELS: Record<ReportField, () => string> = {
  revenue: m.reports_revenue,
  exportValue: m.reports_export_value,
  outputQuantity: m.reports_output_quantity,
  outputUnit: m.reports_output_unit,
  workers: m.reports_workers,
  labourIncome: m.reports_labour_income,
  hasNoSupport: m.reports_no_support,
  keepsQuality: m.reports_keeps_quality,
  qualityWords: m.reports_quality_words,
  remarks: m.reports_remarks,
};

export const reportLabel = (field: ReportField): string => LABELS[field]();

const STEPS: Record<ReportStep, () => string> = {
  business: m.reports_step_business,
  support: m.reports_step_support,
  quality: m.reports_step_quality,
};

export const reportStepName = (step: ReportStep): string => STEPS[step]();

export function gapSentence({ field, which }: ReportGap): string {
  switch (which) {
    case "missing":
      return m.reports_gap_missing({ field: reportLabel(field) });
    case "no_support_said":
      return m.reports_gap_support();
    case "export_over_revenue":
      return m.reports_gap_export();
    case "why_not_kept":
      return m.reports_gap_quality();
  }
}

/** The questions of a step of a report; amounts and counts are typed with their groups. */
export const reportWords = (step: ReportStep): StepWords => ({
  names: fieldsOf(step),
  schema: reportStepForm(step),
  label: (name) => reportLabel(name as ReportField),
  typed: (_, answer) => (typeof answer === "number" ? formatNumber(answer) : (answer ?? "")),
  shown: (text) =>
    ({ yes: m.reports_quality_yes(), no: m.reports_quality_no(), on: m.reports_no_support() })[text] ?? text,
});

/** An answer as it is read, with its unit; null where there is none. */
export function answerInWords(field: ReportField, answers: ReportAnswers): string | null {
  const answer = answers[field];
  if (answer === undefined) return null;
  switch (field) {
    case "revenue":
    case "exportValue":
      return formatMoney(Number(answer));
    case "labourIncome":
      return m.reports_a_month({ amount: formatMoney(Number(answer)) });
    case "outputQuantity":
      return [formatNumber(Number(answer)), answers.outputUnit].filter(Boolean).join(" ");
    case "workers":
      return m.reports_people({ count: Number(answer) });
    case "hasNoSupport":
      return m.reports_said_yes();
    case "keepsQuality":
      return answer === "yes" ? m.reports_quality_yes() : m.reports_quality_no();
    default:
      return String(answer);
  }
}
