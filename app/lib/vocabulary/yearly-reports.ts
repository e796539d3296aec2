/** How far a winner's yearly report is; `acknowledged` once the agency took note of it. */
export const REPORT_STATES = ["draft", "submitted", "returned", "acknowledged"] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** What a winner was supported with. */
export const SUPPORT_KINDS = [
  "training",
  "technology",
  "fair",
  "trademark",
  "packaging",
  "website",
  "loan",
  "prize",
  "other",
] as const;
export type SupportKind = (typeof SUPPORT_KINDS)[number];

/** Whose money it was: the industrial promotion of the nation or of the province, other public money, a bank, others. */
export const SUPPORT_SOURCES = [
  "national_promotion",
  "local_promotion",
  "other_budget",
  "credit",
  "organisation",
] as const;
export type SupportSource = (typeof SUPPORT_SOURCES)[number];

/** Reminders of a report: it can be sent, its day comes, its day is past; `asked` by an officer. */
export const REPORT_REMINDERS = ["opened", "due_soon", "late", "asked"] as const;
export type ReportReminder = (typeof REPORT_REMINDERS)[number];
