import type { PlainDate } from "~/lib/dates";
import { addDays } from "~/lib/dates";
import type { ReportReminder, ReportState } from "~/lib/vocabulary";
import { type Reminders, reportDays } from "../certificates/reminders";

/** The pages of the form, in order, and what each asks. */
export const REPORT_STEPS = ["business", "support", "quality"] as const;
export type ReportStep = (typeof REPORT_STEPS)[number];

const FIELDS = {
  business: ["revenue", "exportValue", "outputQuantity", "outputUnit", "workers", "labourIncome"],
  support: ["hasNoSupport"],
  quality: ["keepsQuality", "qualityWords", "remarks"],
} as const satisfies Record<ReportStep, readonly string[]>;
export type ReportField = (typeof FIELDS)[ReportStep][number];

export const fieldsOf = (step: ReportStep): readonly ReportField[] => FIELDS[step];

/** The figures that last year's report gives a beginning for. */
export const FIGURES = FIELDS.business;

/** As a form has them: amounts and counts whole, yes and no as words; what was not answered is absent. */
export type ReportAnswers = { readonly [Field in ReportField]?: string | number | undefined };

/** Something that must be there before a report is sent. `which` says more than the field. */
export interface ReportGap {
  readonly step: ReportStep;
  readonly field: ReportField;
  readonly which: "missing" | "no_support_said" | "export_over_revenue" | "why_not_kept";
}

/** What a report lacks. supports: how many it names. Source: docs/rules/yearly-reports.md#form. */
export function reportGaps(answers: ReportAnswers, supports: number): ReportGap[] {
  const gaps: ReportGap[] = FIELDS.business
    .filter((field) => answers[field] === undefined)
    .map((field) => ({ step: "business", field, which: "missing" }));
  const { revenue, exportValue, keepsQuality, qualityWords } = answers;
  if (revenue !== undefined && exportValue !== undefined && exportValue > revenue) {
    gaps.push({ step: "business", field: "exportValue", which: "export_over_revenue" });
  }
  if (supports === 0 && answers.hasNoSupport === undefined) {
    gaps.push({ step: "support", field: "hasNoSupport", which: "no_support_said" });
  }
  if (keepsQuality === undefined) gaps.push({ step: "quality", field: "keepsQuality", which: "missing" });
  if (keepsQuality === "no" && qualityWords === undefined) {
    gaps.push({ step: "quality", field: "qualityWords", which: "why_not_kept" });
  }
  return gaps;
}

/** The days of a title, its last one while nothing took it back. */
export interface TitleDays {
  readonly issuedOn: PlainDate;
  /** When its maker could know of it: later where results were released after the day on the certificate. */
  readonly knownOn: PlainDate;
  readonly validUntil: PlainDate;
  readonly revokedOn: PlainDate | null;
}

/**
 * Whether a report about a year is due: the title held on any day of it, and was known before the report's last day, which an agency
 * may set within the year.
 */
export function isReportDue(
  { issuedOn, knownOn, validUntil, revokedOn }: TitleDays,
  year: number,
  dueOn: PlainDate,
): boolean {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const from = issuedOn > first ? issuedOn : first;
  return issuedOn <= last && knownOn <= dueOn && validUntil >= first && (revokedOn === null || revokedOn > from);
}

/** How a report stands on a day: `due` and `late` while nothing was sent. */
export const REPORT_STANDINGS = ["due", "late", "submitted", "returned", "acknowledged"] as const;
export type ReportStanding = (typeof REPORT_STANDINGS)[number];

export function standingOf(state: ReportState | null, dueOn: PlainDate, today: PlainDate): ReportStanding {
  if (state !== null && state !== "draft") return state;
  return today > dueOn ? "late" : "due";
}

/**
 * The reminder the clock owes today of a report that was not sent: the latest whose day has come, so that a morning that was
 * missed is made up for by one letter. Null before the report opens, and once it is late for longer than anybody is told by the clock.
 */
export function reminderDue(
  reminders: Reminders,
  year: number,
  today: PlainDate,
): Exclude<ReportReminder, "asked"> | null {
  const { opensOn, dueOn } = reportDays(reminders, year);
  if (today < opensOn) return null;
  if (today > dueOn) return today <= addDays(dueOn, DAYS_TOLD_LATE) ? "late" : null;
  const soon = addDays(dueOn, -reminders.reportDaysBefore);
  return soon > opensOn && today >= soon ? "due_soon" : "opened";
}

/** Days after the last one on which the clock still says that a report is late. */
export const DAYS_TOLD_LATE = 30;

/** Days that pass between two reminders an officer asks for. */
export const DAYS_BETWEEN_ASKING = 7;

/** Supports a report names at most. */
export const MOST_SUPPORTS = 50;
