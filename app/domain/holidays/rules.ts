import { addWorkingDays, type PlainDate, todayInVietnam, workingDaysBetween } from "~/lib/dates";

/**
 * The last day of a period that begins with an instant: the day it is in Vietnam then is not counted, and the whole of the last
 * day still belongs to the period.
 * Source: docs/rules/working-days.md.
 */
export function dueOn(from: Date, workingDays: number, holidays: ReadonlySet<PlainDate>): PlainDate {
  return addWorkingDays(todayInVietnam(from), workingDays, holidays);
}

/** Something that is to be done by the end of a day. */
export interface Due {
  readonly dueOn: PlainDate;
  /** When it was done; null while it waits. */
  readonly doneAt: Date | null;
}

/**
 * Where a period stands. `running`: days are those left, today not counted, the last day counted; 0 on the last day.
 * `overdue`: days past the last one. `met`: done in time. `late`: done, days past the last one. All are working days.
 */
export interface Clock {
  readonly state: "running" | "overdue" | "met" | "late";
  readonly days: number;
  readonly dueOn: PlainDate;
}

export function clockOf(due: Due, now: Date, holidays: ReadonlySet<PlainDate>): Clock {
  const until = todayInVietnam(due.doneAt ?? now);
  const isPast = until > due.dueOn;
  const days = isPast ? workingDaysBetween(due.dueOn, until, holidays) : workingDaysBetween(until, due.dueOn, holidays);
  const state = due.doneAt ? (isPast ? "late" : "met") : isPast ? "overdue" : "running";
  return { state, days, dueOn: due.dueOn };
}
