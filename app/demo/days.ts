import { todayInVietnam } from "~/lib/dates";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** An instant so many days from `now`, at that hour in Vietnam. */
export function dayFrom(now: Date, days: number, hour = 9): Date {
  const there = new Date(now.getTime() + 7 * HOUR_MS + days * DAY_MS);
  there.setUTCHours(hour - 7, 0, 0, 0);
  return there;
}

/** The year it is in Vietnam at that instant. */
export const yearOf = (at: Date): number => Number(todayInVietnam(at).slice(0, 4));
