import { expect, test } from "vitest";
import {
  hasReached,
  nextPhases,
  offeredPhases,
  outOfOrder,
  type PhaseSpan,
  phaseAt,
  spansOf,
  type Timetable,
  timetableOf,
} from "~/domain/rounds/rules";
import { PHASES, type PhaseKind } from "~/lib/vocabulary";

const day = (date: string) => new Date(`${date}T00:00:00+07:00`);

const TIMETABLE: Timetable = {
  nominationOpensAt: day("2026-03-01"),
  nominationClosesAt: day("2026-04-01"),
  scoringAt: day("2026-05-10"),
  councilAt: null,
  expectedListAt: null,
  decisionAt: day("2026-06-01"),
};

test("nominations and screening follow the clock, scoring waits for an act", () => {
  const phases = spansOf(TIMETABLE);

  expect(phaseAt(phases, day("2026-02-28"))).toBe(null);
  expect(phaseAt(phases, day("2026-03-01"))).toBe("nomination");
  expect(phaseAt(phases, new Date(day("2026-04-01").getTime() - 1))).toBe("nomination");
  expect(phaseAt(phases, day("2026-04-01"))).toBe("screening");
  expect(phaseAt(phases, day("2026-07-01"))).toBe("screening");
  expect(hasReached(phases, day("2026-07-01"), "scoring")).toBe(false);
});

test("an announced date counts as reached neither in a phase nor in a gap", () => {
  const phases: PhaseSpan[] = [
    { kind: "nomination", opensAt: day("2026-03-01"), closesAt: day("2026-04-01") },
    { kind: "scoring", opensAt: day("2026-04-05"), closesAt: day("2026-04-05") },
  ];

  expect(phaseAt(phases, day("2026-04-10"))).toBe(null);
  expect(hasReached(phases, day("2026-04-10"), "nomination")).toBe(true);
  expect(hasReached(phases, day("2026-04-10"), "scoring")).toBe(false);
});

test("a round goes forward only, and past what it may do without", () => {
  expect(nextPhases(null)).toEqual(["call"]);
  expect(nextPhases("call")).toEqual(["nomination"]);
  expect(nextPhases("scoring")).toEqual(["council", "expected_list", "decision"]);
  expect(nextPhases("council")).toEqual(["expected_list", "decision"]);
  expect(nextPhases("complaints")).toEqual(["closed"]);
  expect(nextPhases("closed")).toEqual([]);
});

test("the date that comes too early is named", () => {
  expect(outOfOrder(TIMETABLE)).toBe(null);
  expect(outOfOrder({ ...TIMETABLE, nominationClosesAt: TIMETABLE.nominationOpensAt })).toBe("nominationClosesAt");
  expect(outOfOrder({ ...TIMETABLE, scoringAt: day("2026-03-20") })).toBe("scoringAt");
  expect(outOfOrder({ ...TIMETABLE, councilAt: day("2026-06-02") })).toBe("decisionAt");
});

test("a timetable is read back from its spans", () => {
  expect(timetableOf(spansOf(TIMETABLE))).toEqual(TIMETABLE);
  expect(timetableOf([])).toBe(null);
});

test("from every phase the next ones are offered, an expected list only where the rules or the timetable have one", () => {
  const offered = (value: boolean, phases: readonly { kind: PhaseKind }[] = []) =>
    [null, ...PHASES].map((kind) => offeredPhases(kind, { rules: { expectedList: { value, source: "" } }, phases }));

  expect(offered(true)).toEqual([
    ["call"],
    ["nomination"],
    ["screening"],
    ["scoring"],
    ["council", "expected_list", "decision"],
    ["expected_list", "decision"],
    ["decision"],
    ["complaints"],
    ["closed"],
    [],
  ]);
  expect(offered(false).slice(4, 7)).toEqual([["council", "decision"], ["decision"], ["decision"]]);
  expect(offered(false, [{ kind: "expected_list" }])).toEqual(offered(true));
});
