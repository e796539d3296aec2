import type { Locale } from "./number-format";

/** A day without a time zone, "YYYY-MM-DD". Plain dates compare and sort as text. */
export type PlainDate = string;

const DAY_MS = 86_400_000;
/** Vietnam has kept UTC+7 without summer time since 1975. */
const VIETNAM_OFFSET_MS = 7 * 3_600_000;
/** 31 December 9999, the last serial a spreadsheet knows. */
const LAST_SERIAL = 2_958_465;
/** No day that the platform keeps lies outside: another year is a slip of the keys. */
const YEARS = { first: 1900, last: 2199 } as const;

/**
 * Read a date as people and spreadsheets write it: "05/02/2026", "5-2-2026", "5.2.2026", "2026-02-05", or the serial
 * number of a spreadsheet (1900 system; the part of a day is dropped), as a number or as five digits. A Date, as grids
 * hold it, is read in UTC.
 * Returns null for an impossible day (31/02), for a year of two digits and for one outside 1900 to 2199.
 */
export function parseDate(input: string | number | Date): PlainDate | null {
  const date = dayIn(input);
  const year = Number(date?.slice(0, 4));
  return year >= YEARS.first && year <= YEARS.last ? date : null;
}

function dayIn(input: string | number | Date): PlainDate | null {
  if (input instanceof Date) return plain(input.getTime());
  if (typeof input === "number") return dateOfSerial(input);
  const text = input.trim();
  const local = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text);
  if (local) return dateOf(Number(local[4]), Number(local[3]), Number(local[1]));
  const iso = /^(\d{4})([/-])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (iso) return dateOf(Number(iso[1]), Number(iso[3]), Number(iso[4]));
  return /^\d{5}$/.test(text) ? dateOfSerial(Number(text)) : null;
}

function dateOf(year: number, month: number, day: number): PlainDate | null {
  const time = new Date(0).setUTCFullYear(year, month - 1, day);
  const date = new Date(time);
  if (year < 1 || date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    return null;
  }
  return plain(time);
}

// Spreadsheets keep 29 February 1900 as serial 60, a day that never was: later serials are one too high.
function dateOfSerial(serial: number): PlainDate | null {
  const day = Math.floor(serial);
  if (!(day >= 1 && day <= LAST_SERIAL) || day === 60) return null;
  return plain(Date.UTC(1899, 11, 31) + (day > 60 ? day - 1 : day) * DAY_MS);
}

function plain(time: number): PlainDate {
  return new Date(time).toISOString().slice(0, 10);
}

function timeOf(date: PlainDate): number {
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time)) throw new RangeError(`Not a date: ${date}`);
  return time;
}

/** The day it is in Vietnam at that instant. */
export function todayInVietnam(now: Date): PlainDate {
  return plain(now.getTime() + VIETNAM_OFFSET_MS);
}

/** The instant of a day and a time ("17:30") in Vietnam. */
export const instantOf = (day: PlainDate, time: string): Date => new Date(`${day}T${time}:00+07:00`);

export const startOfDay = (day: PlainDate): Date => instantOf(day, "00:00");

/** The last second of a day in Vietnam: what is due on it is in time until then. */
export const endOfDay = (day: PlainDate): Date => new Date(`${day}T23:59:59+07:00`);

export function addDays(date: PlainDate, days: number): PlainDate {
  return plain(timeOf(date) + days * DAY_MS);
}

/** Days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return (timeOf(to) - timeOf(from)) / DAY_MS;
}

/**
 * The last valid day of a certificate: 31 December of the nth year, the year of issue being year 1.
 * A certificate of October 2024 over 4 years is valid until 2027-12-31.
 * years: of the scheme; typical rural industrial products have 4, and had 3 when issued before 16 August 2018.
 */
export function certificateValidUntil(issuedOn: PlainDate, years = 4): PlainDate {
  return `${String(Number(issuedOn.slice(0, 4)) + years - 1).padStart(4, "0")}-12-31`;
}

/** The same day so many years later; 29 February becomes 28 February. */
export function yearsAfter(date: PlainDate, years: number): PlainDate {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return dateOf(year + years, month, day) ?? dateOf(year + years, month, day - 1)!;
}

/** "05/02/2026" */
export function formatDate(date: PlainDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/**
 * The form of official documents: "ngày 05 tháng 02 năm 2026", where days below 10 and months 1 and 2 carry a zero;
 * in English "5 February 2026".
 * Source: Decree 30/2020/ND-CP, annex I, on place and date.
 */
export function formatLongDate(date: PlainDate, locale: Locale = "vi"): string {
  const month = Number(date.slice(5, 7));
  const day = date.slice(8, 10);
  if (locale === "en") {
    const name = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" }).format(timeOf(date));
    return `${Number(day)} ${name} ${date.slice(0, 4)}`;
  }
  return `ngày ${day} tháng ${month < 3 ? `0${month}` : month} năm ${date.slice(0, 4)}`;
}

/** The hour of the day at that instant in Vietnam, 0 to 23. */
export const hourInVietnam = (instant: Date): number => new Date(instant.getTime() + VIETNAM_OFFSET_MS).getUTCHours();

/** The time of an instant in Vietnam: "08h30". */
export function formatTime(instant: Date): string {
  return new Date(instant.getTime() + VIETNAM_OFFSET_MS).toISOString().slice(11, 16).replace(":", "h");
}

/** Not a Saturday, not a Sunday and not in the given set of public holidays. */
export function isWorkingDay(date: PlainDate, holidays: ReadonlySet<PlainDate>): boolean {
  const weekday = new Date(timeOf(date)).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(date);
}

/**
 * The nth working day after a date; the date itself is not counted. Zero days gives the date back.
 * Source: Civil Code 2015, article 147: the first day of a period is the day after the event.
 */
export function addWorkingDays(date: PlainDate, days: number, holidays: ReadonlySet<PlainDate>): PlainDate {
  let current = date;
  for (let left = days; left > 0; ) {
    current = addDays(current, 1);
    if (isWorkingDay(current, holidays)) left -= 1;
  }
  return current;
}

/** How many working days lie after `from`, up to and including `to`; zero when `to` is not later. */
export function workingDaysBetween(from: PlainDate, to: PlainDate, holidays: ReadonlySet<PlainDate>): number {
  let count = 0;
  for (let current = from; current < to; ) {
    current = addDays(current, 1);
    if (isWorkingDay(current, holidays)) count += 1;
  }
  return count;
}
