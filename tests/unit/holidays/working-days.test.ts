import fc from "fast-check";
import { expect, test } from "vitest";
import { clockOf, dueOn } from "~/domain/holidays/rules";
import { addDays, addWorkingDays, isWorkingDay, type PlainDate, workingDaysBetween } from "~/lib/dates";

const FIRST = "2024-01-01";
const day = fc.integer({ min: 0, max: 1460 }).map((offset) => addDays(FIRST, offset));
const days = fc.integer({ min: 1, max: 60 });
const holidays = fc.array(day, { maxLength: 60 }).map((list): ReadonlySet<PlainDate> => new Set(list));

test("a period ends on a working day", () => {
  fc.assert(
    fc.property(day, days, holidays, (from, count, off) => isWorkingDay(addWorkingDays(from, count, off), off)),
  );
});

test("counting the working days up to the end of a period gives the period back", () => {
  fc.assert(
    fc.property(
      day,
      days,
      holidays,
      (from, count, off) => workingDaysBetween(from, addWorkingDays(from, count, off), off) === count,
    ),
  );
});

test("a longer period ends later, and one that begins later never ends earlier", () => {
  fc.assert(
    fc.property(day, days, holidays, fc.integer({ min: 0, max: 30 }), (from, count, off, shift) => {
      const end = addWorkingDays(from, count, off);
      return addWorkingDays(from, count + 1, off) > end && addWorkingDays(addDays(from, shift), count, off) >= end;
    }),
  );
});

test("another holiday only ever moves the end later", () => {
  fc.assert(
    fc.property(
      day,
      days,
      holidays,
      day,
      (from, count, off, another) =>
        addWorkingDays(from, count, new Set([...off, another])) >= addWorkingDays(from, count, off),
    ),
  );
});

test("a period begins on the day it is in Vietnam, which is not counted", () => {
  const none = new Set<PlainDate>();

  // A Thursday evening in Vietnam, and half an hour later, when it is Friday there.
  expect(dueOn(new Date("2026-06-04T16:45:00Z"), 1, none)).toBe("2026-06-05");
  expect(dueOn(new Date("2026-06-04T17:15:00Z"), 1, none)).toBe("2026-06-08");
  expect(dueOn(new Date("2026-04-24T03:00:00Z"), 5, new Set(["2026-04-27", "2026-04-30", "2026-05-01"]))).toBe(
    "2026-05-06",
  );
});

test("a clock says what is left, that it is the last day, what is overdue, and whether it was done in time", () => {
  const off = new Set(["2026-06-10"]);
  const due = "2026-06-12";
  const at = (now: string, doneAt: string | null = null) =>
    clockOf({ dueOn: due, doneAt: doneAt === null ? null : new Date(doneAt) }, new Date(now), off);

  expect(at("2026-06-08T02:00:00Z")).toEqual({ state: "running", days: 3, dueOn: due });
  expect(at("2026-06-12T16:59:59Z")).toEqual({ state: "running", days: 0, dueOn: due });
  // Saturday: the last day is past, and no working day has gone by.
  expect(at("2026-06-12T17:00:00Z")).toEqual({ state: "overdue", days: 0, dueOn: due });
  expect(at("2026-06-16T02:00:00Z")).toEqual({ state: "overdue", days: 2, dueOn: due });
  expect(at("2026-07-01T02:00:00Z", "2026-06-12T10:00:00Z")).toEqual({ state: "met", days: 0, dueOn: due });
  expect(at("2026-07-01T02:00:00Z", "2026-06-15T10:00:00Z")).toEqual({ state: "late", days: 1, dueOn: due });
});
