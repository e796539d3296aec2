import { expect, test } from "vitest";
import {
  addDays,
  addWorkingDays,
  certificateValidUntil,
  daysBetween,
  endOfDay,
  formatDate,
  formatLongDate,
  formatTime,
  instantOf,
  parseDate,
  startOfDay,
  todayInVietnam,
  workingDaysBetween,
} from "~/lib/dates";

test.each([
  ["05/02/2026", "2026-02-05"],
  ["5/2/2026", "2026-02-05"],
  ["05-02-2026", "2026-02-05"],
  ["5.2.2026", "2026-02-05"],
  [" 2026-02-05 ", "2026-02-05"],
  ["29/02/2024", "2024-02-29"],
  [45567, "2024-10-02"],
  [45567.75, "2024-10-02"],
  ["45567", "2024-10-02"],
  [1, "1900-01-01"],
  [59, "1900-02-28"],
  [61, "1900-03-01"],
  ["31/12/2199", "2199-12-31"],
])("parseDate reads %j as %s", (input, date) => {
  expect(parseDate(input)).toBe(date);
});

test.each([
  "31/02/2026",
  "29/02/2025",
  "00/01/2026",
  "1/13/2026",
  "5/2/26",
  "5/2-2026",
  "2026",
  "",
  "abc",
  "31/12/1899",
  "01/01/0001",
  "01/01/2200",
  "31/12/9999",
  0,
  60,
  -1,
  3e6,
  2_958_465,
  Number.NaN,
])("parseDate refuses %j", (input) => {
  expect(parseDate(input)).toBeNull();
});

test("a certificate is valid until the end of the nth year, its year of issue being the first", () => {
  expect(certificateValidUntil("2024-10-15")).toBe("2027-12-31");
  expect(certificateValidUntil("2018-08-15", 3)).toBe("2020-12-31");
  expect(certificateValidUntil("2026-12-31", 1)).toBe("2026-12-31");
});

test("dates are written as in Vietnam and as in official documents", () => {
  expect(formatDate("2026-02-05")).toBe("05/02/2026");
  expect(["2026-02-05", "2026-03-09", "2026-12-25"].map((date) => formatLongDate(date))).toEqual([
    "ngày 05 tháng 02 năm 2026",
    "ngày 09 tháng 3 năm 2026",
    "ngày 25 tháng 12 năm 2026",
  ]);
  expect(formatLongDate("2026-02-05", "en")).toBe("5 February 2026");
});

test("the day and the time are those of Vietnam", () => {
  const lateEvening = new Date("2026-02-04T17:30:00Z");

  expect(todayInVietnam(lateEvening)).toBe("2026-02-05");
  expect(todayInVietnam(new Date("2026-02-04T16:59:59Z"))).toBe("2026-02-04");
  expect(formatTime(lateEvening)).toBe("00h30");
});

test("addDays and daysBetween cross months and leap years", () => {
  expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
  expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
  expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
});

test("working days skip weekends and the given holidays, and do not count the first day", () => {
  const holidays = new Set(["2026-04-30", "2026-05-01"]);

  expect(addWorkingDays("2026-04-24", 15, new Set())).toBe("2026-05-15");
  expect(addWorkingDays("2026-04-24", 15, holidays)).toBe("2026-05-19");
  expect(addWorkingDays("2026-04-25", 1, holidays)).toBe("2026-04-27");
  expect(addWorkingDays("2026-04-24", 0, holidays)).toBe("2026-04-24");
  expect(workingDaysBetween("2026-04-24", "2026-05-19", holidays)).toBe(15);
  expect(workingDaysBetween("2026-05-19", "2026-04-24", holidays)).toBe(0);
});

test("arithmetic on what is no date is refused", () => {
  expect(() => addDays("05/02/2026", 1)).toThrow(RangeError);
});

test("a day begins and ends, and its hours strike, by the clock of Vietnam", () => {
  expect(startOfDay("2026-12-04")).toEqual(new Date("2026-12-03T17:00:00Z"));
  expect(instantOf("2026-12-04", "17:30")).toEqual(new Date("2026-12-04T10:30:00Z"));
  expect(endOfDay("2026-12-04")).toEqual(new Date("2026-12-04T16:59:59Z"));
});
