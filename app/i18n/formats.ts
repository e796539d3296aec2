import { m } from "~/i18n/paraglide/messages";
import { getLocale, type Locale } from "~/i18n/paraglide/runtime";
import { instantOf, todayInVietnam } from "~/lib/dates";
import * as money from "~/lib/money";
import * as points from "~/lib/points";

/** Every time a person reads is Vietnam time; the country has one zone and no summer time. */
const TIME_ZONE = "Asia/Ho_Chi_Minh";
const TAGS: Record<Locale, string> = { vi: "vi-VN", en: "en-GB" };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = getLocale() + JSON.stringify(options);
  const known = numberFormats.get(key) ?? new Intl.NumberFormat(TAGS[getLocale()], options);
  numberFormats.set(key, known);
  return known;
}

function dateFormat(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tag + JSON.stringify(options);
  const known = dateFormats.get(key) ?? new Intl.DateTimeFormat(tag, { timeZone: TIME_ZONE, ...options });
  dateFormats.set(key, known);
  return known;
}

/** An instant, or a date of the calendar as `YYYY-MM-DD`: noon in Vietnam is that same day. */
function asInstant(value: Date | string): Date {
  if (value instanceof Date) return value;
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? instantOf(value, "12:00") : new Date(value);
}

/** vi 30/11/2026, en 30 Nov 2026 */
export function formatDate(value: Date | string): string {
  return getLocale() === "vi"
    ? dateFormat("vi-VN", { day: "2-digit", month: "2-digit", year: "numeric" }).format(asInstant(value))
    : dateFormat("en-GB", { day: "numeric", month: "short", year: "numeric" }).format(asInstant(value));
}

/** vi "Thứ Hai", en "Monday" */
export function formatWeekday(value: Date | string): string {
  return dateFormat(TAGS[getLocale()], { weekday: "long" }).format(asInstant(value));
}

/** vi 17h00, en 17:00 */
export function formatTime(value: Date | string): string {
  const clock = dateFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(asInstant(value));
  return getLocale() === "vi" ? clock.replace(":", "h") : clock;
}

/** vi 17h00, 30/11/2026 (giờ Việt Nam), en 17:00, 30 Nov 2026 (Vietnam time) */
export function formatDateTime(value: Date | string): string {
  return `${formatTimestamp(value)} (${m.common_vietnam_time()})`;
}

/** "10h24" where it is today; with its day where it is not. */
export function formatMoment(value: Date | string, now: Date | string): string {
  const isToday = todayInVietnam(asInstant(value)) === todayInVietnam(asInstant(now));
  return isToday ? formatTime(value) : formatTimestamp(value);
}

/** The same without its zone, for columns whose heading or page names the zone. */
export function formatTimestamp(value: Date | string): string {
  return `${formatTime(value)}, ${formatDate(value)}`;
}

/** vi 16–19/05/2026 or 28/05–02/06/2026, en 16–19 May 2026; both days belong to the range. */
export function formatDateRange(from: Date | string, to: Date | string): string {
  if (getLocale() === "en") {
    const days = dateFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
    return days.formatRange(asInstant(from), asInstant(to)).replace(/\s–\s/, "–");
  }
  const [start, end] = [formatDate(from), formatDate(to)];
  if (start === end) return end;
  const shared = start.slice(2) === end.slice(2) ? 2 : start.slice(5) === end.slice(5) ? 5 : start.length;
  return `${start.slice(0, shared)}–${end}`;
}

/** vi 1.234.567,89, en 1,234,567.89; at most `decimals` places. */
export function formatNumber(value: number | bigint, decimals = 2): string {
  return numberFormat({ maximumFractionDigits: decimals }).format(value);
}

/** Points are integers in hundredths: 8350 is vi 83,5, en 83.5. */
export function formatPoints(hundredths: number, decimals = 0): string {
  return points.formatPoints(hundredths, getLocale(), decimals);
}

/** A share between 0 and 1: vi 49,4%, en 49.4%. */
export function formatPercent(share: number, decimals = 1): string {
  return numberFormat({ style: "percent", maximumFractionDigits: decimals }).format(share);
}

/** vi 2.000.000 đồng, en 2,000,000 VND */
export function formatMoney(dong: number | bigint): string {
  return money.formatMoney(dong, getLocale());
}

/** vi 1,2 MB, en 1.2 MB */
export function formatBytes(bytes: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const step = Math.min(units.length - 1, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1000)));
  return numberFormat({ style: "unit", unit: units[step], unitDisplay: "short", maximumFractionDigits: 1 }).format(
    bytes / 1000 ** step,
  );
}

/** vi "còn 12 ngày", "còn 5 giờ", "đã hết hạn". Whole units only: 47 hours is one day left. */
export function formatTimeLeft(until: Date | string, now: Date | string): string {
  const left = asInstant(until).getTime() - asInstant(now).getTime();
  if (left <= 0) return m.common_time_is_up();
  if (left < HOUR) return m.common_minutes_left({ count: Math.max(1, Math.floor(left / MINUTE)) });
  if (left < DAY) return m.common_hours_left({ count: Math.floor(left / HOUR) });
  return m.common_days_left({ count: Math.floor(left / DAY) });
}

/** vi "3 giờ trước", "vừa xong"; older than a month it is the date. */
export function formatTimeAgo(at: Date | string, now: Date | string): string {
  const age = asInstant(now).getTime() - asInstant(at).getTime();
  if (age < MINUTE) return m.common_just_now();
  if (age < HOUR) return m.common_minutes_ago({ count: Math.floor(age / MINUTE) });
  if (age < DAY) return m.common_hours_ago({ count: Math.floor(age / HOUR) });
  if (age < 31 * DAY) return m.common_days_ago({ count: Math.floor(age / DAY) });
  return formatDate(at);
}

/** "A, B và C" */
export function formatList(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${m.common_list_and()} ${items.at(-1)}`;
}

/** "A1, A2, A3, A4 và 27 mục khác": for a heading or a link. One more than `most` is named, not counted. */
export function formatSome(items: readonly string[], most = 4): string {
  if (items.length <= most + 1) return formatList(items);
  return m.common_list_more({
    items: items.slice(0, most).join(", "),
    count: formatNumber(items.length - most),
  });
}
