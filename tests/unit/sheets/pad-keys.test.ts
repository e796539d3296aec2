import { expect, test } from "vitest";
import { chosenIn, quickPoints, stepped, typedOn } from "~/ui/sheets/pad-keys";

const LEVELS = [
  { from: 1300, to: 1600 },
  { from: 800, to: 1250 },
  { from: 0, to: 750 },
];
const SCALE = { maximum: 1600, step: 50, levels: LEVELS };

test.each([
  ["14,", "5", false, "14,5"],
  ["14,5", "7", true, "7"],
  ["", ",", false, "0,"],
  ["7,5", ",", false, "7,5"],
  ["7,25", "5", false, "7,25"],
  ["0", "7", false, "7"],
  ["123456", "7", false, "123456"],
])("%j and the key %j (fresh: %j) is %j", (text, key, isFresh, expected) => {
  expect(typedOn(text, key, isFresh)).toBe(expected);
});

test.each([
  ["7", 1, "7,5"],
  ["7", -1, "6,5"],
  ["7,2", 1, "7,5"],
  ["7,2", -1, "7"],
  ["16", 1, "16"],
  ["99", -1, "16"],
  ["0", -1, "0"],
  ["", 1, "0"],
  ["", -1, "16"],
] as const)("from %j a step of %j leads to %j", (text, direction, expected) => {
  expect(stepped(SCALE, text, direction)).toBe(expected);
});

test("a band fills in its middle on a step, and leaves points that lie in it", () => {
  expect([chosenIn(LEVELS[0]!, 50, null), chosenIn(LEVELS[1]!, 50, 1450), chosenIn(LEVELS[1]!, 50, 900)]).toEqual([
    1450, 1000, 900,
  ]);
});

test("quick points are whole ones, then every step of the band, and always reach the top", () => {
  expect(quickPoints(SCALE, null)).toEqual(Array.from({ length: 17 }, (_, place) => 1600 - place * 100));
  expect(quickPoints(SCALE, 1450)).toEqual([1600, 1550, 1500, 1450, 1400, 1350, 1300]);
  expect(quickPoints({ maximum: 250, step: 50, levels: [] }, 100)).toEqual([250, 200, 100, 0]);
  expect(quickPoints({ maximum: 300, step: 25, levels: [] }, null)).toEqual([300, 200, 100, 0]);
});
