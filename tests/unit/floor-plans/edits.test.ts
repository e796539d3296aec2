import fc from "fast-check";
import { expect, test } from "vitest";
import { anyEdit, anyPlan } from "#tests/factories/edits";
import { anEditedBooth, anEditedShape, aPlan } from "#tests/factories/floor-plans";
import { aligned, copied, moved, numbered, rowOf } from "~/domain/floor-plans/arrange";
import { applyEdit, type Edit, type EditedPlan, editable } from "~/domain/floor-plans/edits";
import { begin, edit, type History, redo, undo } from "~/domain/floor-plans/history";
import { FloorPlan } from "~/domain/floor-plans/rules";

const times = (count: number, one: (history: History) => History, history: History): History =>
  Array.from({ length: count }).reduce<History>((now) => one(now), history);

test("taking back all of any edits gives the plan they began with, and doing them again the one they ended with", () => {
  fc.assert(
    fc.property(anyPlan, fc.array(anyEdit, { maxLength: 20 }), (plan, edits) => {
      const done = edits.reduce<History>((now, one) => edit(now, one), begin(plan));
      const steps = done.past.length;

      const back = times(steps, undo, done);
      expect(back.present).toBe(plan);
      expect(undo(back).present).toBe(plan);
      const again = times(steps, redo, back);
      expect(again.present).toBe(done.present);
      expect(redo(again).present).toBe(done.present);
    }),
  );
});

test("wherever one stands after going back and forth, it is where the edits up to there led", () => {
  fc.assert(
    fc.property(anyPlan, fc.array(anyEdit, { maxLength: 12 }), fc.array(fc.boolean()), (plan, edits, walk) => {
      const stations = [plan];
      let history = begin(plan);
      for (const one of edits) {
        history = edit(history, one);
        if (history.present !== stations.at(-1)) stations.push(history.present);
      }
      let at = stations.length - 1;
      for (const isBack of walk) {
        history = isBack ? undo(history) : redo(history);
        at = Math.min(Math.max(at + (isBack ? -1 : 1), 0), stations.length - 1);
        expect(history.present).toBe(stations[at]);
      }
    }),
  );
});

test("whatever is done, no two pieces have one id, and each lies at whole decimetres right of and below the corner", () => {
  fc.assert(
    fc.property(anyPlan, fc.array(anyEdit, { maxLength: 20 }), (plan, edits) => {
      const { booths, furniture, ...hall } = edits.reduce(applyEdit, plan);
      const ids = [...booths, ...furniture].map(({ id }) => id);

      expect(new Set(ids).size).toBe(ids.length);
      // The ids of these plans are none a table would take.
      const kept = { ...hall, booths: booths.map(({ id, ...booth }) => booth), furniture };
      expect(FloorPlan.parse(kept)).toEqual(kept);
    }),
  );
});

test("what changes nothing is no step, and those of one series are one", () => {
  const plan: EditedPlan = { ...aPlan(), furniture: [], booths: [anEditedBooth("a1")] };
  const right = (x: number): Edit => ({
    do: "place",
    places: new Map([["a1", { x, y: 0, width: 30, height: 30 }]]),
  });

  const still = edit(begin(plan), right(0));
  expect(still.past).toEqual([]);
  const pushed = [5, 10, 15].reduce<History>((now, x) => edit(now, right(x), "arrows"), begin(plan));
  expect([pushed.past.length, pushed.present.booths[0]!.x]).toEqual([1, 15]);
  const other = edit(pushed, right(20), "drag");
  expect(undo(other).present.booths[0]!.x).toBe(15);
  expect(edit(undo(other), right(40), "arrows").past.length).toBe(2);
  expect(edit(undo(other), right(40)).future).toEqual([]);
});

const pieces = {
  ...aPlan(),
  booths: [anEditedBooth("a1", { x: 10, y: 20 }), anEditedBooth("a2", { x: 60, y: 30, width: 20 })],
  furniture: [anEditedShape("s1", { x: 100, y: 100 })],
} satisfies EditedPlan;
const places = (plan: EditedPlan) => [...plan.booths, ...plan.furniture].map(({ x, y }) => [x, y]);

test("what is moved together stays together, and stops at the walls", () => {
  const both = new Set(["a1", "a2"]);

  expect(places(applyEdit(pieces, moved(pieces, both, 5, 10)))).toEqual([
    [15, 30],
    [65, 40],
    [100, 100],
  ]);
  expect(places(applyEdit(pieces, moved(pieces, both, -15, -25)))).toEqual([
    [0, 0],
    [50, 10],
    [100, 100],
  ]);
  expect(places(applyEdit(pieces, moved(pieces, new Set(["a2", "s1"]), 1000, 1000)))).toEqual([
    [10, 20],
    [220, 120],
    [260, 190],
  ]);
  expect(applyEdit(pieces, moved(pieces, new Set(), 5, 5))).toBe(pieces);
});

test("aligning puts one edge of all on the outermost", () => {
  const all = new Set(["a1", "a2", "s1"]);
  const after = (to: "left" | "right" | "top" | "bottom") => places(applyEdit(pieces, aligned(pieces, all, to)));

  expect(after("left")).toEqual([
    [10, 20],
    [10, 30],
    [10, 100],
  ]);
  expect(after("right")).toEqual([
    [110, 20],
    [120, 30],
    [100, 100],
  ]);
  expect(after("top")).toEqual([
    [10, 20],
    [60, 20],
    [100, 20],
  ]);
  expect(after("bottom")).toEqual([
    [10, 80],
    [60, 80],
    [100, 100],
  ]);
});

test("a row is drawn, numbered from its other end, and copied with the next letter", () => {
  let made = 0;
  const newId = () => `n${++made}`;
  const plan = applyEdit(
    { ...aPlan(), booths: [], furniture: [] },
    {
      do: "add",
      furniture: [],
      booths: rowOf(
        {
          at: { x: 10, y: 10, width: 30, height: 25 },
          count: 3,
          runs: "right",
          gap: 5,
          numbering: { prefix: "A", start: 1, step: 2, skip: [3] },
          kind: "standard",
          openTo: "N",
          power: 0,
          hasWater: false,
          zone: null,
        },
        newId,
      ),
    },
  );
  const drawn = (one: EditedPlan) => one.booths.map(({ id, code, x, y }) => [id, code, x, y]);

  expect(drawn(plan)).toEqual([
    ["n1", "A1", 10, 10],
    ["n2", "A5", 45, 10],
    ["n3", "A7", 80, 10],
  ]);
  const ids = new Set(["n1", "n2", "n3"]);
  const renumbered = applyEdit(plan, numbered(plan, ids, { prefix: "A", start: 1, step: 1, skip: [] }, "right"));
  expect(drawn(renumbered).map(([, code]) => code)).toEqual(["A3", "A2", "A1"]);
  const twice = applyEdit(renumbered, copied(renumbered, ids, { dx: 0, dy: 60 }, new Set(["B2"]), newId));
  expect(drawn(twice).slice(3)).toEqual([
    ["n4", "C3", 10, 70],
    ["n5", "C2", 45, 70],
    ["n6", "C1", 80, 70],
  ]);
});

test("a plan begins to be edited with an id for each piece, its own where it has one", () => {
  const plan = aPlan({ booths: [anEditedBooth("a1"), { ...anEditedBooth("a2"), id: undefined }], furniture: [] });

  expect(editable(plan, () => "neu").booths.map(({ id }) => id)).toEqual(["a1", "neu"]);
});
