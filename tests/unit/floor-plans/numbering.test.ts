import fc from "fast-check";
import { expect, test } from "vitest";
import { codesOf, inOrder, nextCodes } from "~/domain/floor-plans/numbering";
import { normalizeCode, openSides, snap } from "~/domain/floor-plans/rules";

test("codes go on by their step and leave out what is to be left out", () => {
  expect(codesOf({ prefix: "A", start: 1, step: 1, skip: [] }, 3)).toEqual(["A1", "A2", "A3"]);
  expect(codesOf({ prefix: "A", start: 2, step: 2, skip: [4] }, 3)).toEqual(["A2", "A6", "A8"]);
  expect(codesOf({ prefix: "", start: 12, step: 1, skip: [13] }, 2)).toEqual(["12", "14"]);
});

test("no two codes of a row are the same", () => {
  const numbering = fc.record({
    prefix: fc.constantFrom("", "A", "K1-"),
    start: fc.nat(50),
    step: fc.integer({ min: 1, max: 9 }),
    skip: fc.array(fc.nat(80)),
  });
  fc.assert(
    fc.property(numbering, fc.nat(60), (one, count) => {
      const codes = codesOf(one, count);
      expect([codes.length, new Set(codes).size]).toEqual([count, count]);
    }),
  );
});

test("booths are counted row by row from left or right, column by column from top or bottom", () => {
  const at = (x: number, y: number) => ({ x, y, width: 30, height: 30 });
  const four = [at(40, 0), at(0, 40), at(0, 0), at(40, 40)];
  const order = (from: Parameters<typeof inOrder>[1]) => inOrder(four, from).map((one) => four.indexOf(one));

  expect(order("left")).toEqual([2, 0, 1, 3]);
  expect(order("right")).toEqual([0, 2, 3, 1]);
  expect(order("top")).toEqual([2, 1, 0, 3]);
  expect(order("bottom")).toEqual([1, 2, 3, 0]);
});

test("a copy has the next letters that are free", () => {
  expect(nextCodes(["A1", "A2"], new Set(["A1", "A2"]))).toEqual(["B1", "B2"]);
  expect(nextCodes(["Z1"], new Set(["Z1", "AA1"]))).toEqual(["AB1"]);
  expect(nextCodes(["K1-3"], new Set(["K1-3"]))).toEqual(["K1-A3"]);
  expect(nextCodes(["A1", "A2", "B1"], new Set(["A1", "A2", "B1", "C2"]))).toEqual(["D1", "D2", "C1"]);
  expect(nextCodes(["7", "8"], new Set(["7", "8"]))).toEqual(["9", "10"]);
  expect(nextCodes(["A1"], new Set())).toEqual(["A1"]);
});

test("a code, its open sides and a place are written one way", () => {
  expect(normalizeCode(" b 12 ")).toBe("B12");
  expect(openSides("WSNN")).toBe("NSW");
  expect([snap(12, 5), snap(13, 5), snap(2, 5)]).toEqual([10, 15, 0]);
});
