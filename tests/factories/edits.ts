import fc from "fast-check";
import type { Edit, EditedPlan } from "~/domain/floor-plans/edits";
import { BOOTH_KINDS, PRODUCT_GROUPS } from "~/lib/vocabulary";
import { anEditedBooth, anEditedShape } from "./floor-plans";

const BOOTHS = ["a1", "a2", "a3", "a4", "a5"];
const SHAPES = ["s1", "s2"];

const id = fc.constantFrom(...BOOTHS, ...SHAPES, "nobody");
const box = fc.record({
  x: fc.integer({ min: -50, max: 400 }),
  y: fc.integer({ min: -50, max: 400 }),
  width: fc.integer({ min: -5, max: 90 }),
  height: fc.integer({ min: -5, max: 90 }),
});
const inHall = fc.record({
  x: fc.nat(400),
  y: fc.nat(400),
  width: fc.integer({ min: 1, max: 90 }),
  height: fc.integer({ min: 1, max: 90 }),
});

export const anyPlan: fc.Arbitrary<EditedPlan> = fc.record({
  width: fc.integer({ min: 100, max: 400 }),
  height: fc.integer({ min: 100, max: 400 }),
  booths: fc
    .subarray(BOOTHS)
    .chain((ids) => fc.tuple(...ids.map((one) => inHall.map((place) => anEditedBooth(one, place))))),
  furniture: fc
    .subarray(SHAPES)
    .chain((ids) => fc.tuple(...ids.map((one) => inHall.map((place) => anEditedShape(one, place))))),
});

/** Anything a person may do to a plan, also to pieces that are not there. */
export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    do: fc.constant("add" as const),
    booths: fc.array(
      fc.tuple(id, inHall).map(([one, place]) => anEditedBooth(one, place)),
      { maxLength: 3 },
    ),
    furniture: fc.array(
      fc.tuple(id, inHall).map(([one, place]) => anEditedShape(one, place)),
      { maxLength: 2 },
    ),
  }),
  fc.record({ do: fc.constant("remove" as const), ids: fc.array(id, { maxLength: 4 }) }),
  fc.record({
    do: fc.constant("place" as const),
    places: fc.array(fc.tuple(id, box), { maxLength: 4 }).map((places) => new Map(places)),
  }),
  fc.record({
    do: fc.constant("set" as const),
    ids: fc.array(id, { maxLength: 4 }),
    values: fc.record(
      {
        kind: fc.constantFrom(...BOOTH_KINDS),
        openTo: fc.constantFrom("", "N", "ES", "NESW"),
        power: fc.nat(20_000),
        hasWater: fc.boolean(),
        zone: fc.constantFrom(null, ...PRODUCT_GROUPS),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    do: fc.constant("label" as const),
    id,
    values: fc.record({ label: fc.constantFrom("Cổng", "Sân khấu"), kind: fc.constantFrom("gate", "stage") }),
  }),
  fc.record({
    do: fc.constant("number" as const),
    codes: fc
      .array(
        fc.tuple(
          id,
          fc.nat(99).map((at) => `B${at}`),
        ),
        { maxLength: 4 },
      )
      .map((codes) => new Map(codes)),
  }),
  fc.record({
    do: fc.constant("resize_hall" as const),
    width: fc.integer({ min: 1, max: 900 }),
    height: fc.integer({ min: 1, max: 900 }),
  }),
  fc.record({ do: fc.constant("replace" as const), plan: anyPlan }),
);
