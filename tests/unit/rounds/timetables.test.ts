import fc from "fast-check";
import { expect, test } from "vitest";
import { outOfOrder, type Timetable } from "~/domain/rounds/rules";
import { daysOff, shiftedTimetable, suggestedDays } from "~/domain/rounds/timetables";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { SchemeRules } from "~/domain/schemes/rules";
import { addDays, formatTime, todayInVietnam, yearsAfter } from "~/lib/dates";

const RULES = SchemeRules.parse(CNNTTB.rules);
const at = (day: string, time = "00:00") => new Date(`${day}T${time}:00+07:00`);

const day = fc.integer({ min: 0, max: 1200 }).map((days) => addDays("2023-12-20", days));
const gap = fc.option(fc.integer({ min: 1, max: 25 }), { nil: null });

/** Dates in order: nominations of a day or more, and of those after them some left out. */
const timetables = fc
  .record({
    opens: day,
    length: fc.integer({ min: 0, max: 40 }),
    hour: fc.constantFrom("00:30", "11:30", "17:00"),
    gaps: fc.tuple(gap, gap, gap, gap),
  })
  .map(({ opens, length, hour, gaps }): Timetable => {
    const closes = addDays(opens, length);
    let latest = closes;
    const [scoringAt, councilAt, expectedListAt, decisionAt] = gaps.map((days) => {
      if (days === null) return null;
      latest = addDays(latest, days);
      return at(latest);
    }) as [Date | null, Date | null, Date | null, Date | null];
    const nominations = { nominationOpensAt: at(opens), nominationClosesAt: at(closes, hour) };
    return { ...nominations, scoringAt, councilAt, expectedListAt, decisionAt };
  });

test("whatever its dates, a shifted timetable keeps order, hour and the dates left out, and falls on working days", () => {
  const holidays = fc.uniqueArray(
    fc.integer({ min: 0, max: 3000 }).map((days) => addDays("2024-01-01", days)),
    {
      maxLength: 200,
    },
  );
  fc.assert(
    fc.property(timetables, fc.integer({ min: 1, max: 5 }), holidays, (timetable, years, off) => {
      const known = new Set(off);

      const shifted = shiftedTimetable(timetable, years, known);

      expect(outOfOrder(shifted)).toBeNull();
      expect(daysOff(shifted, known)).toEqual([]);
      expect(formatTime(shifted.nominationClosesAt)).toBe(formatTime(timetable.nominationClosesAt));
      for (const [field, before] of Object.entries(timetable) as [keyof Timetable, Date | null][]) {
        const after = shifted[field];
        expect(after === null).toBe(before === null);
        if (before && after) expect(todayInVietnam(after) >= yearsAfter(todayInVietnam(before), years)).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

test("a day that was off moves to the next working day, 29 February to 28 February", () => {
  const timetable: Timetable = {
    nominationOpensAt: at("2024-02-29"),
    nominationClosesAt: at("2024-04-01", "17:00"),
    scoringAt: at("2024-05-06"),
    councilAt: null,
    expectedListAt: null,
    decisionAt: at("2024-06-03"),
  };

  // 28/02/2026 is a Saturday; 01/04/2026 is made a holiday.
  const shifted = shiftedTimetable(timetable, 2, new Set(["2026-04-01"]));

  expect(Object.values(shifted).map((one) => one && todayInVietnam(one))).toEqual([
    "2026-03-02",
    "2026-04-02",
    "2026-05-06",
    null,
    null,
    "2026-06-03",
  ]);
});

test("dates are suggested by working days: a month of nominations, then the check the rules allow", () => {
  // 01/03/2026 is a Sunday; CNNTTB gives 30 working days for checking and publishes no expected list.
  expect(suggestedDays("2026-03-01", RULES, new Set(["2026-04-27", "2026-04-30", "2026-05-01"]))).toEqual({
    nominationOpensAt: "2026-03-02",
    nominationClosesAt: "2026-04-01",
    scoringAt: "2026-05-18",
    councilAt: "2026-06-01",
    expectedListAt: null,
    decisionAt: "2026-06-15",
  });
  const withList = { ...RULES, expectedList: { value: true, source: "" } };
  expect(suggestedDays("2026-03-01", withList, new Set())).toMatchObject({
    expectedListAt: "2026-06-03",
    decisionAt: "2026-06-17",
  });
});

test("dates on which offices are closed are named", () => {
  const timetable: Timetable = {
    nominationOpensAt: at("2026-03-01"),
    nominationClosesAt: at("2026-03-31", "17:00"),
    scoringAt: at("2026-04-30"),
    councilAt: null,
    expectedListAt: null,
    decisionAt: at("2026-06-01"),
  };

  expect(daysOff(timetable, new Set(["2026-04-30"]))).toEqual(["nominationOpensAt", "scoringAt"]);
});
