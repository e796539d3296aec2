import { expect, test } from "vitest";
import { codeRowsOf } from "~/domain/floor-plans/code-rows";

const told = (codes: readonly string[]) =>
  codeRowsOf(codes.map((code) => ({ code }))).map(({ key, last, booths }) => [key, last, booths.length]);

test("booths are listed row by row by the letters of their codes, in each by number", () => {
  expect(told(["B10", "B2", "A1", "B3", "K1-2", "K1-1", "Đ-3"])).toEqual([
    ["A1", "A1", 1],
    ["B2", "B10", 3],
    ["Đ-3", "Đ-3", 1],
    ["K1-1", "K1-2", 2],
  ]);
});

test("a long row is told in blocks", () => {
  expect(told(Array.from({ length: 120 }, (_, at) => String(120 - at)))).toEqual([
    ["1", "50", 50],
    ["51", "100", 50],
    ["101", "120", 20],
  ]);
  expect(told(Array.from({ length: 60 }, (_, at) => `A${at}`))).toEqual([["A0", "A59", 60]]);
  expect(told([])).toEqual([]);
});
