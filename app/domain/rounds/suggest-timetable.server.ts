import { addDays, type PlainDate, todayInVietnam } from "~/lib/dates";
import type { Context } from "../context";
import { holidaysBetween } from "../holidays/queries.server";
import type { RoundDetails } from "./queries.server";
import { type Timetable, timetableOf } from "./rules";
import { daysOff, SUGGESTED_SPAN, suggestedDays, type TimetableDays } from "./timetables";

/** Two weeks are left to announce a round in. */
const BEFORE_NOMINATIONS = 14;

/** Dates for a round that begins on a day, by its rules and the holidays known now. from: null for soon. */
export async function suggestTimetable(
  ctx: Context,
  round: RoundDetails,
  from: PlainDate | null,
): Promise<TimetableDays> {
  const start = from ?? addDays(todayInVietnam(ctx.now), BEFORE_NOMINATIONS);
  return suggestedDays(start, round.rules, await holidaysBetween(ctx, start, addDays(start, SUGGESTED_SPAN)));
}

/** The dates of a round on which offices are closed: they hold, and an organiser may want others. */
export async function daysOffIn(ctx: Context, round: RoundDetails): Promise<(keyof Timetable)[]> {
  const timetable = timetableOf(round.phases);
  if (!timetable) return [];
  const days = Object.values(timetable)
    .flatMap((at) => (at ? [todayInVietnam(at)] : []))
    .sort();
  return daysOff(timetable, await holidaysBetween(ctx, days[0]!, days.at(-1)!));
}
