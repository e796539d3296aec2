import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { explain } from "~/domain/allocations/explain";
import { instanceOf } from "~/domain/allocations/instance";
import { objectiveOf } from "~/domain/allocations/objective";
import { UNPLACED } from "~/domain/allocations/placement";
import {
  type AllocationInput,
  type InputApplication,
  type InputBooth,
  USUAL_SETTINGS,
} from "~/domain/allocations/rules";
import { solveAllocation } from "~/domain/allocations/solve.server";
import { PAIR_KINDS } from "~/lib/vocabulary";

// Hundreds of small fairs, each solved and tried out in full, on a machine that does other things too.
vi.setConfig({ testTimeout: 240_000 });

/** The best of all placements there are, by trying; and of those in which a part has a stop, by "part/stop". */
function bestByTrying(input: AllocationInput): { readonly best: number; readonly having: ReadonlyMap<string, number> } {
  const instance = instanceOf(input);
  let best = -Infinity;
  const having = new Map<string, number>();
  const placement = instance.parts.map((part) => (part.isFixed ? part.current[0]! : UNPLACED));
  const note = (points: number) => {
    best = Math.max(best, points);
    for (const [part, first] of placement.entries()) {
      if (first === UNPLACED) continue;
      for (let stop = first; stop < first + instance.parts[part]!.size; stop += 1) {
        having.set(`${part}/${stop}`, Math.max(having.get(`${part}/${stop}`) ?? -Infinity, points));
      }
    }
  };
  const go = (part: number) => {
    if (part === instance.parts.length) {
      const points = objectiveOf(instance, placement);
      if (points !== null) note(points);
      return;
    }
    go(part + 1);
    if (instance.parts[part]!.isFixed) return;
    for (const [first, score] of instance.scores[part]!.entries()) {
      if (score === -Infinity) continue;
      placement[part] = first;
      go(part + 1);
    }
    placement[part] = UNPLACED;
  };
  go(0);
  return { best, having };
}

/** By place in the list of applications; of fewer applications the others are left out. */
const PAIRS = [
  { first: "a0", second: "a1" },
  { first: "a0", second: "a2" },
  { first: "a1", second: "a2" },
];

const CODES = ["A1", "A2", "A3", "A4", "B1", "B2", "B3"];

const someBooths: fc.Arbitrary<InputBooth[]> = fc
  .array(
    fc.record({
      isThere: fc.integer({ min: 0, max: 9 }).map((one) => one > 0),
      openSides: fc.constantFrom(1, 1, 2),
      power: fc.constantFrom(1000, 3000),
      hasWater: fc.boolean(),
      zone: fc.constantFrom(null, null, "A", "B"),
      kind: fc.constantFrom("standard" as const, "standard" as const, "corner" as const, "common" as const),
    }),
    { minLength: 7, maxLength: 7 },
  )
  .map((some) =>
    some.flatMap(({ isThere, ...booth }, at) =>
      isThere
        ? [
            {
              ...booth,
              id: CODES[at]!,
              code: CODES[at]!,
              hallId: "h",
              x: (at % 4) * 30,
              y: at < 4 ? 0 : 70,
              width: 30,
              height: 30,
            },
          ]
        : [],
    ),
  );

const someApplication = fc.record({
  provinceId: fc.constantFrom("p", "p", "q"),
  groupCode: fc.constantFrom(null, "A", "B"),
  power: fc.constantFrom(0, 0, 2000, 4000),
  needsWater: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
  isRecognised: fc.boolean(),
  priority: fc.constantFrom(0, 5, 30),
  kind: fc.constantFrom("standard" as const, "standard" as const, "standard" as const, "common" as const),
  booths: fc.constantFrom(1, 1, 2, 3),
  corner: fc.boolean(),
  wished: fc.subarray(CODES, { maxLength: 2 }),
  near: fc.constantFrom(null, null, 0, 1, 2),
  apart: fc.constantFrom(null, null, 0, 1, 2),
  has: fc.constantFrom(null, null, null, 0, 2, 5),
  stays: fc.boolean(),
});

const someInput: fc.Arbitrary<AllocationInput> = fc
  .record({
    booths: someBooths,
    sketches: fc.array(someApplication, { minLength: 1, maxLength: 4 }),
    zones: fc.constantFrom("hard" as const, "soft" as const, "off" as const),
    quota: fc.constantFrom(null, null, 2),
    taken: fc.constantFrom(null, null, 3),
    pairs: fc
      .subarray(PAIRS, { maxLength: 2 })
      .chain((some) =>
        fc.tuple(
          ...some.map((pair) =>
            fc
              .record({ kind: fc.constantFrom(...PAIR_KINDS), isMust: fc.boolean() })
              .map((how) => ({ ...pair, ...how })),
          ),
        ),
      ),
  })
  .map(({ booths, sketches, zones, quota, taken, pairs }) => {
    const ids = new Set(booths.map((booth) => booth.id));
    const isTaken = new Set(taken === null ? [] : [CODES[taken]!]);
    const applications: InputApplication[] = sketches.map((sketch, at) => {
      const id = sketch.has === null ? null : CODES[sketch.has]!;
      const isHad =
        id !== null && ids.has(id) && !isTaken.has(id) && booths.find((one) => one.id === id)!.kind !== "common";
      if (isHad) isTaken.add(id);
      return {
        id: `a${at}`,
        number: `HC-00${at}`,
        name: `Cơ sở ${at}`,
        provinceId: sketch.provinceId,
        groupCode: sketch.groupCode,
        power: sketch.power,
        needsWater: sketch.needsWater,
        isRecognised: sketch.isRecognised,
        priority: sketch.priority,
        granted: [{ kind: sketch.kind, booths: sketch.kind === "common" ? 1 : sketch.booths, area: null }],
        wishes: {
          corner: sketch.corner,
          booths: sketch.wished,
          near: sketch.near === null ? [] : [`a${sketch.near}`],
          apart: sketch.apart === null ? [] : [`a${sketch.apart}`],
        },
        claims: isHad && sketch.kind !== "common" ? [{ boothId: id, state: "reserved", stays: sketch.stays }] : [],
        locks: [],
      };
    });
    return {
      settings: { ...USUAL_SETTINGS, zones, nearness: 40, seconds: 20 },
      booths,
      applications,
      taken: taken !== null && ids.has(CODES[taken]!) ? [CODES[taken]!] : [],
      pairs: pairs.filter(({ second }) => applications.some(({ id }) => id === second)),
      quotas: quota === null ? [] : [{ provinceId: "p", booths: quota }],
    };
  });

test("no placement of a small fair has more points than the one that is found, and its bound says so", async () => {
  await fc.assert(
    fc.asyncProperty(someInput, async (input) => {
      const { objective, bound, placement, instance } = await solveAllocation(input);
      const { best } = bestByTrying(input);
      expect({ objective, counted: objectiveOf(instance, placement), bound }).toEqual({
        objective: best,
        counted: best,
        bound: best,
      });
    }),
    { numRuns: 150 },
  );
});

test("what a wished booth would cost the whole lies between what is proved and what was found", async () => {
  await fc.assert(
    fc.asyncProperty(someInput, async (input) => {
      const solved = await solveAllocation(input);
      const { walk, parts } = solved.instance;
      const { having } = bestByTrying(input);
      for (const { id, others } of explain(solved)) {
        for (const { code, whyNot, least, most } of others) {
          const main = parts.findIndex((part) => input.applications[part.application]!.id === id);
          const stop = walk.findIndex((one) => one.booth.code === code);
          const loss = solved.objective - (having.get(`${main}/${stop}`) ?? -Infinity);
          if (whyNot !== null) expect(loss).toBe(Infinity);
          else expect([least! <= loss, most === null || loss <= most]).toEqual([true, true]);
        }
      }
    }),
    { numRuns: 100 },
  );
});
