import { addDays, addWorkingDays, isWorkingDay, type PlainDate, todayInVietnam } from "~/lib/dates";
import type { NominationEvent } from "~/lib/vocabulary";

/** How long the agency has had a dossier, against the limit of the rules. Source: docs/rules/nominations.md#processing-clock. */
export interface ProcessingClock {
  /** Working days it has lain with the agency. */
  readonly used: number;
  /** Working days of the limit that are left, below zero when late; null where the rules set no limit. */
  readonly left: number | null;
  /** It stands still while the producer was asked for more, and stops when the dossier is answered. */
  readonly state: "running" | "paused" | "stopped";
}

/** Working days after one day, up to and including another. Both days lie in the span the counter was made for. */
export type WorkingDays = (from: PlainDate, to: PlainDate) => number;

/** Counts once for a whole queue: a dossier then costs two look-ups. */
export function workingDaysIn(first: PlainDate, last: PlainDate, holidays: ReadonlySet<PlainDate>): WorkingDays {
  const upTo = new Map<PlainDate, number>();
  let count = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (isWorkingDay(day, holidays)) count += 1;
    upTo.set(day, count);
  }
  return (from, to) => Math.max(0, (upTo.get(to) ?? 0) - (upTo.get(from) ?? 0));
}

/** An answer that was taken back leaves the dossier with the agency again. */
const STARTS: readonly NominationEvent[] = ["submitted", "admission_undone", "refusal_undone"];
const ENDS: readonly NominationEvent[] = ["more_asked", "admitted", "refused", "withdrawn"];

/**
 * events: of one nomination, oldest first. limit: working days, null for none.
 * The day a dossier comes in does not count, the day it is answered or given back does.
 */
export function processingClock(
  events: readonly { readonly kind: NominationEvent; readonly at: Date }[],
  today: PlainDate,
  limit: number | null,
  between: WorkingDays,
): ProcessingClock {
  let since: PlainDate | null = null;
  let used = 0;
  let state: ProcessingClock["state"] = "stopped";
  for (const { kind, at } of events) {
    if (STARTS.includes(kind)) {
      since ??= todayInVietnam(at);
      state = "running";
    } else if (ENDS.includes(kind)) {
      if (since) used += between(since, todayInVietnam(at));
      since = null;
      state = kind === "more_asked" ? "paused" : "stopped";
    }
  }
  if (since) used += between(since, today);
  return { used, left: limit === null ? null : limit - used, state };
}

/** The last day of a running clock's limit; null when it is over, stands still or has none. */
export function lastDayOf(
  { left, state }: ProcessingClock,
  today: PlainDate,
  holidays: ReadonlySet<PlainDate>,
): PlainDate | null {
  return state === "running" && left !== null && left >= 0 ? addWorkingDays(today, left, holidays) : null;
}

export function isLate({ left, state }: ProcessingClock): boolean {
  return state === "running" && left !== null && left < 0;
}

/** Days ahead in which a limit set today ends for sure: a year of working days and its weekends. */
export const LONGEST_LIMIT_DAYS = 600;

/** Working days a producer is given by default where the rules set no limit for checking. */
const REQUEST_DAYS = 10;

/**
 * The day by which a producer answers when the officer names none: a third of the rules' time for checking, at the latest the
 * day before scoring is announced to begin. Null when no day is left before scoring.
 */
export function defaultDueOn(
  today: PlainDate,
  rules: { readonly processingDays: { readonly value: number | null } },
  scoringOn: PlainDate | null,
  holidays: ReadonlySet<PlainDate>,
): PlainDate | null {
  const limit = rules.processingDays.value;
  const days = limit === null ? REQUEST_DAYS : Math.max(1, Math.ceil(limit / 3));
  const usual = addWorkingDays(today, days, holidays);
  if (scoringOn === null || usual < scoringOn) return usual;
  const latest = addDays(scoringOn, -1);
  return latest > today ? latest : null;
}
