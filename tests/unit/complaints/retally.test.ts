import { expect, test } from "vitest";
import { type CountedSheet, differencesOf, type Result } from "~/domain/complaints/retally";
import { isCounted, replaySheets, totalOfPoints } from "~/domain/sheets/replay";

const about = { sheet: "s1", nomination: "n1", appointment: "a1" };
const point = (criterion: string, points: number | null) => ({
  kind: "point_recorded",
  payload: JSON.stringify({ ...about, criterion, points, previous: null }),
});
const signed = (total: number) => ({ kind: "sheet_signed", payload: JSON.stringify({ ...about, total }) });
const reopened = { kind: "sheet_reopened", payload: JSON.stringify({ ...about, reason: "Cộng nhầm" }) };
const recused = { kind: "entry_recused", payload: JSON.stringify(about) };

const only = (events: Parameters<typeof replaySheets>[0]) => {
  const sheets = [...replaySheets(events).values()];
  expect(sheets.length).toBe(1);
  return sheets[0]!;
};

test("the last word on a criterion counts, and what was taken back is gone", () => {
  const sheet = only([
    point("x", 500),
    point("y", 700),
    point("x", 650),
    point("z", 100),
    point("z", null),
    signed(1350),
  ]);

  expect(Object.fromEntries(sheet.points)).toEqual({ x: 650, y: 700 });
  expect([totalOfPoints(sheet), sheet.signedTotal, isCounted(sheet)]).toEqual([1350, 1350, true]);
});

test("points that a signature does not name were of a criterion no longer asked, and do not count", () => {
  const naming = (total: number, ...criteria: string[]) => ({
    kind: "sheet_signed",
    payload: JSON.stringify({ ...about, total, criteria: criteria.map((criterion) => ({ criterion })) }),
  });
  const sheet = only([point("x", 500), point("unasked", 700), naming(500, "x")]);

  expect(Object.fromEntries(sheet.points)).toEqual({ x: 500 });
  expect([totalOfPoints(sheet), sheet.signedTotal]).toEqual([500, 500]);
});

test("a sheet counts while it is signed and its juror did not step back", () => {
  expect(isCounted(only([point("x", 500)]))).toBe(false);
  expect(isCounted(only([point("x", 500), signed(500), reopened]))).toBe(false);
  expect(isCounted(only([point("x", 500), signed(500), reopened, point("x", 600), signed(600)]))).toBe(true);
  expect(isCounted(only([recused]))).toBe(false);
});

test("other events of the ledger change no sheet", () => {
  const tally = { kind: "tally_taken", payload: JSON.stringify({ tally: "t1", entries: [] }) };

  expect(replaySheets([tally, point("x", 500), tally]).size).toBe(1);
  expect(replaySheets([tally]).size).toBe(0);
});

const result = (changes: Partial<Result> = {}): Result => ({
  sheets: 2,
  mean: "16600/200",
  rank: 1,
  outcome: "recognised",
  ...changes,
});
const sheet = (changes: Partial<CountedSheet> = {}): CountedSheet => ({
  sheet: "s1",
  appointment: "a1",
  juror: 1,
  total: 8300,
  signed: 8300,
  shown: 8300,
  ...changes,
});
const compared = (changes: Partial<Parameters<typeof differencesOf>[0]> = {}) =>
  differencesOf({
    counted: result(),
    kept: result(),
    sheets: [sheet(), sheet({ sheet: "s2" })],
    sameRules: true,
    unknownSheets: 0,
    ...changes,
  });

test("equal scores are equal however they are written, and a missing one only equals a missing one", () => {
  expect(compared({ kept: result({ mean: "83/1" }) })).toEqual([]);
  expect(compared({ kept: result({ mean: "83001/1000" }) })).toEqual(["mean"]);
  expect(compared({ kept: result({ mean: null }) })).toEqual(["mean"]);
  expect(compared({ counted: result({ mean: null }), kept: result({ mean: null }) })).toEqual([]);
});

test("each difference has its word", () => {
  expect(compared({ sameRules: false })).toEqual(["rules"]);
  expect(compared({ counted: result({ sheets: 3, rank: 2, outcome: "not_passed" }) })).toEqual([
    "sheets",
    "rank",
    "outcome",
  ]);
  expect(compared({ sheets: [sheet({ signed: 8400 })] })).toEqual(["signed"]);
  expect(compared({ sheets: [sheet({ shown: 8200 })] })).toEqual(["shown"]);
  expect(compared({ sheets: [sheet({ shown: null })] })).toEqual(["shown"]);
  expect(compared({ unknownSheets: 1 })).toEqual(["shown"]);
});
