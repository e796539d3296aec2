import { expect, test } from "vitest";
import { defaultDueOn, isLate, lastDayOf, processingClock, workingDaysIn } from "~/domain/nominations/clock";
import type { NominationEvent } from "~/lib/vocabulary";

/** 2 September 2026 is a Wednesday, and a holiday; the day before is one as well. */
const HOLIDAYS = new Set(["2026-09-01", "2026-09-02"]);
const between = workingDaysIn("2026-08-01", "2026-12-31", HOLIDAYS);

const at = (day: string, hour = "09:00") => new Date(`${day}T${hour}:00+07:00`);
const events = (...list: [NominationEvent, string][]) => list.map(([kind, day]) => ({ kind, at: at(day) }));
const clock = (today: string, ...list: [NominationEvent, string][]) =>
  processingClock(events(...list), today, 30, between);

test("working days are counted from the day after handing in, without weekends and holidays", () => {
  // Friday 28 August; until Thursday 3 September there are Monday 31 and Thursday 3.
  expect(clock("2026-08-28", ["submitted", "2026-08-28"])).toEqual({ used: 0, left: 30, state: "running" });
  expect(clock("2026-08-30", ["submitted", "2026-08-28"])).toEqual({ used: 0, left: 30, state: "running" });
  expect(clock("2026-09-03", ["submitted", "2026-08-28"])).toEqual({ used: 2, left: 28, state: "running" });
});

test("it stands still while more is asked, from the day after asking to the day it comes back", () => {
  const asked = [
    ["submitted", "2026-09-07"],
    ["more_asked", "2026-09-09"],
  ] as const satisfies [NominationEvent, string][];

  expect(clock("2026-09-30", ...asked)).toEqual({ used: 2, left: 28, state: "paused" });
  expect(clock("2026-10-01", ...asked, ["submitted", "2026-09-30"])).toEqual({ used: 3, left: 27, state: "running" });
});

test("an answer stops it, and what does not change the state leaves it alone", () => {
  const answered = [
    ["draft", "2026-09-01"],
    ["submitted", "2026-09-07"],
    ["admitted", "2026-09-08"],
  ] as const satisfies [NominationEvent, string][];

  expect(clock("2026-12-01", ...answered, ["papers_completed", "2026-10-01"])).toEqual({
    used: 1,
    left: 29,
    state: "stopped",
  });
});

test("it is late the day after its last day, and never without a limit", () => {
  const submitted = [["submitted", "2026-09-07"]] as const satisfies [NominationEvent, string][];
  const onLastDay = clock("2026-10-19", ...submitted);
  expect(onLastDay).toEqual({ used: 30, left: 0, state: "running" });
  expect([isLate(onLastDay), lastDayOf(onLastDay, "2026-10-19", HOLIDAYS)]).toEqual([false, "2026-10-19"]);

  const after = clock("2026-10-20", ...submitted);
  expect([after.left, isLate(after), lastDayOf(after, "2026-10-20", HOLIDAYS)]).toEqual([-1, true, null]);

  const unlimited = processingClock(events(...submitted), "2026-12-31", null, between);
  expect([unlimited.left, isLate(unlimited), lastDayOf(unlimited, "2026-12-31", HOLIDAYS)]).toEqual([
    null,
    false,
    null,
  ]);
});

test("the last day moves with holidays", () => {
  const early = processingClock(events(["submitted", "2026-08-28"]), "2026-08-28", 3, between);

  // Monday 31, then Thursday 3 and Friday 4 September.
  expect(lastDayOf(early, "2026-08-28", HOLIDAYS)).toBe("2026-09-04");
});

test("a producer is given a third of the time for checking, and always ends before scoring", () => {
  const rules = (value: number | null) => ({ processingDays: { value } });
  const none = new Set<string>();

  expect(defaultDueOn("2026-11-02", rules(30), null, none)).toBe("2026-11-16");
  expect(defaultDueOn("2026-11-02", rules(1), null, none)).toBe("2026-11-03");
  expect(defaultDueOn("2026-11-02", rules(null), null, none)).toBe("2026-11-16");
  expect(defaultDueOn("2026-11-02", rules(30), "2026-11-10", none)).toBe("2026-11-09");
  expect(defaultDueOn("2026-11-02", rules(30), "2026-11-03", none)).toBeNull();
});
