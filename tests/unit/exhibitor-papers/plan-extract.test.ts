import fc from "fast-check";
import { expect, test } from "vitest";
import type { LetterPlan } from "~/domain/exhibitor-papers/letter-content";
import { detailsOf, isIn } from "~/domain/exhibitor-papers/plan-extract";

const aPlan = (booths: LetterPlan["booths"]): LetterPlan => ({
  hall: "A",
  width: 1000,
  height: 600,
  furniture: [],
  booths,
});
const at = (code: string, x: number, y: number) => ({ code, x, y, width: 30, height: 30 });

test("booths near each other share an enlargement, nine metres around them; far ones get their own", () => {
  const plan = aPlan([at("B1", 300, 300), at("B2", 330, 300), at("C9", 900, 10)]);
  expect(detailsOf(plan, ["B1", "B2", "C9"])).toEqual([
    { x: 210, y: 210, width: 240, height: 210 },
    { x: 810, y: 0, width: 190, height: 130 },
  ]);
});

test("a booth between two groups joins them", () => {
  const plan = aPlan([at("B1", 100, 300), at("B9", 300, 300), at("B5", 200, 300)]);
  expect(detailsOf(plan, ["B1", "B9", "B5"])).toEqual([{ x: 10, y: 210, width: 410, height: 210 }]);
});

test("a code that is not on the plan is left out", () => {
  expect(detailsOf(aPlan([at("B1", 300, 300)]), ["B7"])).toEqual([]);
});

test("enlargements lie in the hall, three at most, and show every booth they are of", () => {
  const booth = fc.record({ x: fc.integer({ min: 0, max: 970 }), y: fc.integer({ min: 0, max: 570 }) });
  fc.assert(
    fc.property(fc.array(booth, { minLength: 1, maxLength: 12 }), (places) => {
      const plan = aPlan(places.map(({ x, y }, place) => at(`B${place}`, x, y)));
      const codes = plan.booths.map(({ code }) => code);
      const details = detailsOf(plan, codes);
      expect(details.length).toBeGreaterThan(0);
      expect(details.length).toBeLessThanOrEqual(3);
      for (const { x, y, width, height } of details) {
        expect([x >= 0, y >= 0, x + width <= plan.width, y + height <= plan.height]).toEqual([true, true, true, true]);
      }
      const shown = plan.booths.filter((one) => details.some((window) => isIn(window, one)));
      if (details.length < 3) expect(shown).toEqual(plan.booths);
    }),
  );
});
