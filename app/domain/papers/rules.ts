import { addDays, daysBetween, type PlainDate } from "~/lib/dates";

/** Days before the end at which the members of the establishment are told, the first notice first. */
export const WARNED_DAYS_BEFORE = [60, 14] as const;

/** Most papers a vault holds that are not retired. */
export const MOST_IN_VAULT = 200;

export type PaperState =
  | { readonly kind: "valid" | "lasting" | "retired" }
  | { readonly kind: "ending"; readonly days: number }
  | { readonly kind: "expired" };

/** How a paper stands on a day; its last day counts as valid. Source: docs/rules/papers.md. */
export function stateOfPaper(
  paper: { readonly validUntil: PlainDate | null; readonly retiredAt: Date | null },
  today: PlainDate,
): PaperState {
  if (paper.retiredAt) return { kind: "retired" };
  if (paper.validUntil === null) return { kind: "lasting" };
  const days = daysBetween(today, paper.validUntil);
  if (days < 0) return { kind: "expired" };
  return days <= WARNED_DAYS_BEFORE[0] ? { kind: "ending", days } : { kind: "valid" };
}

/** Whether a notice is due today: the latest one whose day has come has not been sent. warnedOn: of the last one. */
export function isWarningDue(validUntil: PlainDate, warnedOn: PlainDate | null, today: PlainDate): boolean {
  if (validUntil < today) return false;
  const due = WARNED_DAYS_BEFORE.map((days) => addDays(validUntil, -days)).filter((day) => day <= today);
  const latest = due.at(-1);
  return latest !== undefined && (warnedOn === null || warnedOn < latest);
}
