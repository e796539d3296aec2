import { expect, test } from "vitest";
import { DEMO_MAKERS } from "~/demo/makers/list";
import { generator, marksOf, qualities } from "~/demo/scores";

const LEAVES = [
  { id: "a", code: "I", maximum: 4000, step: 50 },
  { id: "b", code: "II", maximum: 4000, step: 50 },
  { id: "c", code: "III", maximum: 1000, step: 50 },
  { id: "d", code: "IV", maximum: 1000, step: 25 },
];

test("there is a quality for each product: 30 well above the mark, 10 just above it, 5 below", () => {
  const all = qualities();

  expect(all).toHaveLength(DEMO_MAKERS.flatMap((maker) => maker.products).length);
  expect(all).toHaveLength(45);
  expect(all.filter((quality) => quality > 7000)).toHaveLength(40);
  expect(all).toEqual([...all].sort((a, b) => b - a));
});

test("marks stay on their steps and under their maxima, and the same seed gives the same marks", () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const marks = marksOf(5_000 + seed * 25, seed % 9, LEAVES, generator(seed));
    for (const [index, mark] of marks.entries()) {
      const { maximum, step } = LEAVES[index]!;
      expect(mark >= 0 && mark <= maximum && mark % step === 0, `${mark} of ${maximum}`).toBe(true);
    }
    expect(marks).toEqual(marksOf(5_000 + seed * 25, seed % 9, LEAVES, generator(seed)));
  }
});
