import { expect, test } from "vitest";
import { ticksUpTo } from "~/ui/charts/ticks";

test("an axis has round steps and reaches over its largest value", () => {
  expect(ticksUpTo(889)).toEqual([0, 250, 500, 750, 1000]);
  expect(ticksUpTo(4)).toEqual([0, 1, 2, 3, 4]);
  expect(ticksUpTo(0.37)).toEqual([0, 0.1, 0.2, 0.3, 0.4]);
  expect(ticksUpTo(0)).toEqual([0, 1]);
});
