import {
  addDays,
  addWorkingDays,
  formatTime,
  instantOf,
  isWorkingDay,
  type PlainDate,
  todayInVietnam,
  yearsAfter,
} from "~/lib/dates";
import type { SchemeRules } from "../schemes/rules";
import type { Timetable } from "./rules";

/** Days named in a suggestion; null where the round does without. The hour nominations end is the form's own. */
export type TimetableDays = Readonly<Record<keyof Timetable, PlainDate | null>>;

/** What a suggestion leaves between two dates, where no rule says how long. An organiser changes them freely. */
const NOMINATION_DAYS = 30;
const USUAL_PROCESSING = 20;
const SCORING = 10;
const LIST_BEFORE_DECISION = 5;
const DECIDING = 10;

/** No more days than this pass between the first date and the last. */
export const SUGGESTED_SPAN = 400;

/**
 * Dates of a round that begins on a day: nominations for a month, a check of the scheme's working days, then jury, council and
 * decision. All are working days. holidays: of the `SUGGESTED_SPAN` days after it.
 */
export function suggestedDays(
  from: PlainDate,
  { processingDays, expectedList }: Pick<SchemeRules, "processingDays" | "expectedList">,
  holidays: ReadonlySet<PlainDate>,
): TimetableDays {
  const after = (day: PlainDate, count: number) => addWorkingDays(day, count, holidays);
  const nominationOpensAt = workingDayFrom(from, holidays);
  const nominationClosesAt = workingDayFrom(addDays(nominationOpensAt, NOMINATION_DAYS), holidays);
  const scoringAt = after(nominationClosesAt, processingDays.value ?? USUAL_PROCESSING);
  const councilAt = after(scoringAt, SCORING);
  const expectedListAt = expectedList.value ? after(councilAt, LIST_BEFORE_DECISION) : null;
  const decisionAt = after(expectedListAt ?? councilAt, DECIDING);
  return { nominationOpensAt, nominationClosesAt, scoringAt, councilAt, expectedListAt, decisionAt };
}

/** The day itself, or the next one on which offices work. */
function workingDayFrom(day: PlainDate, holidays: ReadonlySet<PlainDate>): PlainDate {
  return isWorkingDay(day, holidays) ? day : addWorkingDays(day, 1, holidays);
}

/**
 * The same timetable whole years later, each date on the next working day; order is kept. Nominations end at the same hour.
 * holidays: of the years it comes to.
 */
export function shiftedTimetable(timetable: Timetable, years: number, holidays: ReadonlySet<PlainDate>): Timetable {
  const day = (at: Date) => workingDayFrom(yearsAfter(todayInVietnam(at), years), holidays);
  const midnight = (at: Date | null) => at && hourOf(day(at), "00h00");
  const opensAt = hourOf(day(timetable.nominationOpensAt), "00h00");
  const hour = formatTime(timetable.nominationClosesAt);
  const sameDay = hourOf(day(timetable.nominationClosesAt), hour);
  // Both ends may fall on one holiday: then the end is a working day later.
  const closesAt = sameDay > opensAt ? sameDay : hourOf(addWorkingDays(todayInVietnam(opensAt), 1, holidays), hour);
  const notBefore = (at: Date | null) => (at && at < closesAt ? hourOf(nextDay(closesAt, holidays), "00h00") : at);
  return {
    nominationOpensAt: opensAt,
    nominationClosesAt: closesAt,
    scoringAt: notBefore(midnight(timetable.scoringAt)),
    councilAt: notBefore(midnight(timetable.councilAt)),
    expectedListAt: notBefore(midnight(timetable.expectedListAt)),
    decisionAt: notBefore(midnight(timetable.decisionAt)),
  };
}

const nextDay = (at: Date, holidays: ReadonlySet<PlainDate>) => addWorkingDays(todayInVietnam(at), 1, holidays);

/** time: "17h00", in Vietnam (UTC+7). */
const hourOf = (day: PlainDate, time: string) => instantOf(day, time.replace("h", ":"));

/** The dates of a timetable on which offices are closed. holidays: of its whole span. */
export function daysOff(timetable: Timetable, holidays: ReadonlySet<PlainDate>): (keyof Timetable)[] {
  const dates = Object.entries(timetable) as [keyof Timetable, Date | null][];
  return dates.filter(([, at]) => at && !isWorkingDay(todayInVietnam(at), holidays)).map(([field]) => field);
}
