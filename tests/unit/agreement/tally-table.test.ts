import { describe, expect, test } from "vitest";
import { readRatings } from "~/domain/agreement/ratings";
import { type TallyOptions, tallyTable } from "~/domain/agreement/tally-table";
import { readCsv } from "~/lib/csv.server";

const read = (text: string) => readRatings(readCsv(Buffer.from(text)));
const tally = (text: string, options: Partial<TallyOptions> = {}) =>
  tallyTable(read(text), { method: "mean", drop: 1, pass: "70", decimals: 2, ...options });

describe("tally", () => {
  test("scores are rounded for reading; rank and pass are decided on exact numbers", () => {
    expect(tally("entry,J1,J2,J3\nA,80,70,90.5\nB,69.99,70.01,70\nC,,60,\nD,70,69.99,70\n")).toEqual([
      { entry: "A", sheets: 3, score: 80.17, exact: "24050/300", rank: 1, passed: true },
      { entry: "B", sheets: 3, score: 70, exact: "21000/300", rank: 2, passed: true },
      { entry: "D", sheets: 3, score: 70, exact: "20999/300", rank: 3, passed: false },
      { entry: "C", sheets: 1, score: 60, exact: "6000/100", rank: 4, passed: false },
    ]);
  });

  test("equal scores share a rank, and an entry without a sheet has none", () => {
    expect(tally("entry;J1;J2\nA;70,5;71,5\nB;72;70\nC;;\n").map((row) => [row.entry, row.rank, row.score])).toEqual([
      ["A", 1, 71],
      ["B", 1, 71],
      ["C", null, null],
    ]);
  });

  test.each([
    ["trimmed-mean", 1, "75", "7500/100"],
    ["trimmed-mean", 2, null, null],
    ["median", 1, "75", "7500/100"],
    ["mean", 1, "65", "19500/300"],
  ] as const)("%s, dropping %i", (method, drop, score, exact) => {
    const [row] = tally("entry,J1,J2,J3\nA,20,75,100\n", { method, drop });
    expect([row!.score?.toString() ?? null, row!.exact]).toEqual([score, exact]);
  });

  test("more decimals than two are kept", () => {
    expect(tally("entry,J1,J2\nA,69.9999,70.0001\n")[0]).toMatchObject({ exact: "1400000/20000", passed: true });
  });
});

test("no score has a reason", () => {
  const rows = (options: Partial<TallyOptions>) =>
    tally("entry,J1,J2\nA,80,70\nB,,\n", options).map(({ entry, score, reason }) => ({ entry, score, reason }));

  expect(rows({})).toEqual([
    { entry: "A", score: 75, reason: undefined },
    { entry: "B", score: null, reason: "no sheet" },
  ]);
  expect(rows({ method: "trimmed-mean", drop: 1 })).toEqual([
    {
      entry: "A",
      score: null,
      reason: "a trimmed mean that leaves out 1 at each end needs at least 3 sheets; there are 2",
    },
    { entry: "B", score: null, reason: "no sheet" },
  ]);
});

test("scores that differ in their fifteenth digit differ in rank", () => {
  expect(tally("entry,J1\nA,123456.000000001\nB,123456.000000002\n").map(({ entry, rank }) => [entry, rank])).toEqual([
    ["B", 1],
    ["A", 2],
  ]);
});

test("the header tells the delimiter: names may hold another one", () => {
  const text = "entry,J1,J2\nCơm; gạo,80,90\nBún; miến,70,60\nNem; chả,75,65\n";
  const table = readRatings(readCsv(Buffer.from(text), { headerFirst: true }));
  expect([table.entries, table.jurors]).toEqual([
    ["Cơm; gạo", "Bún; miến", "Nem; chả"],
    ["J1", "J2"],
  ]);
  const bare = readCsv(Buffer.from("entry;J1\n".replace(";", "|")), { headerFirst: true });
  expect(() => readRatings(bare)).toThrow(
    "row 1, file: no column of a juror after that of the entry; columns were split at “,”",
  );
});

describe("a table that cannot be read names its row and column", () => {
  test.each([
    ["", "row 1, file: it is empty"],
    ["entry\nA\n", "row 1, file: no column of a juror after that of the entry; columns were split at “,”"],
    [
      "entry,J1\nA,100000000.000000001\nB,100000000.000000002\n",
      "row 2, J1: “100000000.000000001” has more than 15 digits when written with the 9 decimals of the table",
    ],
    [
      "entry,J1,J2\nA,70,1.123456789\nB,100000000,60\n",
      "row 3, J1: “100000000” has more than 15 digits when written with the 9 decimals of the table",
    ],
    ["entry,J1,J1\nA,1,2\n", "row 1, J1: the juror is named twice"],
    ["entry,J1,,J3\nA,1,2,3\n", "row 1, column 3: the juror has no name"],
    ["entry,J1\nA,70\nA,80\n", "row 3, entry: “A” is in row 2 already"],
    ["entry,J1\n,70\n", "row 2, entry: the entry has no name"],
    ["entry,J1,J2\nA,70,tốt\n", "row 2, J2: “tốt” is no number of at most 9 decimals"],
    ["entry,J1\nA,70,80\n", "row 2, file: “80” stands under no juror"],
  ])("%j", (text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});
