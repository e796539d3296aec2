import { formatTime, formatTimestamp } from "~/i18n/formats";
import { todayInVietnam } from "~/lib/dates";

/** "10h24"; with its day when that is not today's. */
export function moment(at: Date, now: Date): string {
  return todayInVietnam(at) === todayInVietnam(now) ? formatTime(at) : formatTimestamp(at);
}
