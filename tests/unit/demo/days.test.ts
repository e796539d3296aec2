import { expect, test } from "vitest";
import { dayFrom, yearOf } from "~/demo/days";
import { todayInVietnam } from "~/lib/dates";

test.each([
  ["2026-01-01T02:00:00Z", -1, "2025-12-31"],
  ["2028-02-29T02:00:00Z", 365, "2029-02-28"],
  ["2028-02-28T18:00:00Z", 0, "2028-02-29"],
  ["2026-12-31T16:59:00Z", 1, "2027-01-01"],
  ["2026-12-31T17:00:00Z", 1, "2027-01-02"],
])("from %s, %i days are the day %s in Vietnam, at nine in the morning", (now, days, day) => {
  const at = dayFrom(new Date(now), days);

  expect(todayInVietnam(at)).toBe(day);
  expect(at.toISOString().slice(11)).toBe("02:00:00.000Z");
});

test("the year changes at midnight in Vietnam", () => {
  expect(yearOf(new Date("2026-12-31T16:59:59Z"))).toBe(2026);
  expect(yearOf(new Date("2026-12-31T17:00:00Z"))).toBe(2027);
});
