import { addDays, type PlainDate } from "~/lib/dates";

/** When an agency asks winners for their yearly report and what it reminds them of; each agency sets its own. */
export interface Reminders {
  /** "MM-DD", of the year a report is about or of the next. */
  readonly opensOn: string;
  readonly opensNextYear: boolean;
  readonly dueOn: string;
  readonly dueNextYear: boolean;
  /** The text that asks for the report and says when. */
  readonly dueSource: string | null;
  /** Days before the last day of the report. */
  readonly reportDaysBefore: number;
  /** Days before the last day of a certificate, the first notice first. */
  readonly expiryDaysBefore: readonly number[];
  /** The first year that is reported of; null: every year that a certificate held in. */
  readonly firstYear: number | null;
  /** Counts the changes; 0 while nothing was set. */
  readonly version: number;
}

/** Until an agency says otherwise: from 1 January to 31 January of the next year. Source: docs/rules/yearly-reports.md#when. */
export const DEFAULT_REMINDERS: Reminders = {
  opensOn: "01-01",
  opensNextYear: true,
  dueOn: "01-31",
  dueNextYear: true,
  dueSource: null,
  reportDaysBefore: 14,
  expiryDaysBefore: [180, 60, 14],
  firstYear: null,
  version: 0,
};

/** The first and the last day on which the report about a year is expected. */
export function reportDays(reminders: Reminders, year: number): { opensOn: PlainDate; dueOn: PlainDate } {
  const { opensOn, opensNextYear, dueOn, dueNextYear } = reminders;
  return { opensOn: `${year + Number(opensNextYear)}-${opensOn}`, dueOn: `${year + Number(dueNextYear)}-${dueOn}` };
}

/** The latest year whose report can be sent on a day. */
export function latestReportYear(reminders: Reminders, today: PlainDate): number {
  const year = Number(today.slice(0, 4));
  return [year, year - 1].find((one) => reportDays(reminders, one).opensOn <= today) ?? year - 2;
}

/**
 * The years whose report can be sent on a day and whose last day is ahead or at most `daysPast` days ago, the earliest first: of two
 * where a report opens before the last day of the one before it.
 */
export function openReportYears(reminders: Reminders, today: PlainDate, daysPast = 0): number[] {
  const year = Number(today.slice(0, 4));
  return [year - 2, year - 1, year].filter((one) => {
    const { opensOn, dueOn } = reportDays(reminders, one);
    return one >= (reminders.firstYear ?? one) && opensOn <= today && today <= addDays(dueOn, daysPast);
  });
}

/**
 * The day of the notice that an end calls for today: the latest one whose day has come, where neither it nor a later one was
 * written. Null when none is. lastDueOn: the day of the last notice that was.
 */
export function endNoticeDue(
  validUntil: PlainDate,
  daysBefore: readonly number[],
  lastDueOn: PlainDate | null,
  today: PlainDate,
): PlainDate | null {
  if (validUntil < today) return null;
  const come = daysBefore.map((days) => addDays(validUntil, -days)).filter((day) => day <= today);
  const latest = come.toSorted().at(-1);
  return latest !== undefined && (lastDueOn === null || lastDueOn < latest) ? latest : null;
}
