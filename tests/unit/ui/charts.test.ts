import { expect, test } from "vitest";
import { firstAndRest } from "~/ui/charts/series";
import { ticksUpTo } from "~/ui/charts/ticks";

test("an axis has round steps and reaches over its largest value", () => {
  expect(ticksUpTo(889)).toEqual([0, 250, 500, 750, 1000]);
  expect(ticksUpTo(4)).toEqual([0, 1, 2, 3, 4]);
  expect(ticksUpTo(0.37)).toEqual([0, 0.1, 0.2, 0.3, 0.4]);
  expect(ticksUpTo(0)).toEqual([0, 1]);
});

test("of many rows the first are drawn and the rest as one, with all they hold", () => {
  const row = (label: string, booths: number, visits: number | null = null) => ({ label, values: { booths, visits } });
  const rest = (count: number) => `${count} khác`;
  const rows = [row("a", 4), row("b", 3), row("c", 2, 7), row("d", 1)];
  expect(firstAndRest(rows, 2, rest)).toEqual([
    rows[0],
    rows[1],
    { label: "2 khác", values: { booths: 3, visits: 7 } },
  ]);
  // One more row is drawn sooner than a rest of one.
  expect([firstAndRest(rows, 3, rest), firstAndRest([], 3, rest)]).toEqual([rows, []]);
});
