import { expect, test } from "vitest";
import { preparationOf, whyNotOpen } from "~/domain/rounds/preparation";
import { spansOf } from "~/domain/rounds/rules";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { SchemeRules } from "~/domain/schemes/rules";

const NOW = new Date("2026-02-01T03:00:00Z");
const RULES = SchemeRules.parse(CNNTTB.rules);
const PHASES = spansOf({
  nominationOpensAt: new Date("2026-03-01T00:00:00+07:00"),
  nominationClosesAt: new Date("2026-03-31T17:00:00+07:00"),
  scoringAt: null,
  councilAt: null,
  expectedListAt: null,
  decisionAt: null,
});
const DRAFT = { level: "province" as const, rules: RULES, phases: PHASES, openedAt: null };

test("a draft that has everything is ready; its jury may come later", () => {
  expect(preparationOf(DRAFT, ["new-68"], 0, NOW)).toEqual([
    { step: "identity", state: "ready", problems: [] },
    { step: "agencies", state: "ready", problems: [] },
    { step: "territory", state: "ready", problems: [] },
    { step: "timetable", state: "ready", problems: [] },
    { step: "rules", state: "ready", problems: [] },
    { step: "people", state: "later", problems: [] },
  ]);
  expect(preparationOf(DRAFT, ["new-68"], 7, NOW).at(-1)).toMatchObject({ state: "ready" });
  expect(whyNotOpen(DRAFT, ["new-68"], NOW)).toEqual([]);
});

test("each thing that is missing is a sentence at its own step", () => {
  const rules = {
    ...RULES,
    levels: { ...RULES.levels, value: RULES.levels.value.filter(({ level }) => level !== "province") },
    quorum: { value: { numerator: 3, denominator: 2 }, source: "" },
  };
  const draft = { ...DRAFT, rules, phases: [] };

  const missing = preparationOf(draft, [], 0, NOW).filter((one) => one.state === "missing");

  expect(missing.map(({ step, problems }) => [step, problems.length])).toEqual([
    ["identity", 1],
    ["territory", 1],
    ["timetable", 1],
    ["rules", 1],
  ]);
  expect(whyNotOpen(draft, [], NOW)).toEqual(missing.flatMap(({ problems }) => problems));
});

test("dates that are past are missing dates", () => {
  const late = new Date("2026-04-01T00:00:00Z");

  expect(preparationOf(DRAFT, ["new-68"], 0, late)[3]).toMatchObject({
    state: "missing",
    problems: [expect.stringContaining("17h00, 31/03/2026")],
  });
});
