import { expect, test } from "vitest";
import { adjoin, bestBlock, distance, type LyingBooth, nearestTo } from "~/domain/booths/neighbours";
import { byTurn, placesFor } from "~/domain/booths/offers";
import { areaOf, holdEnd, offerEnd, roomLeft } from "~/domain/booths/rules";
import { askedKindOf } from "~/domain/fairs/rules";

/** A standard booth 3 x 3 m in a hall, at a place in decimetres. */
const booth = (code: string, x: number, y = 0, values: Partial<LyingBooth> = {}): LyingBooth => ({
  id: code,
  hallId: "A",
  code,
  kind: "standard",
  x,
  y,
  width: 30,
  height: 30,
  openSides: 1,
  power: 3000,
  hasWater: false,
  ...values,
});

const codes = (booths: readonly LyingBooth[] | null) => booths?.map((one) => one.code) ?? null;

test("a standard ask fits a standard booth and a corner, every other its own kind", () => {
  expect((["standard", "corner", "raw", "pavilion", "common"] as const).map(askedKindOf)).toEqual([
    "standard",
    "standard",
    "raw",
    "pavilion",
    "common",
  ]);
  expect(
    roomLeft(
      [
        { kind: "standard", granted: 3 },
        { kind: "raw", granted: null },
      ],
      ["standard", "corner"],
    ),
  ).toEqual({ standard: 1, raw: 0, pavilion: 0, common: 0 });
});

test("a hold or an offer ends with its time, or as the fair begins in Vietnam", () => {
  const fair = { startsOn: "2026-12-04" };
  expect(holdEnd(fair, 15, new Date("2026-12-01T03:00:00Z"))).toEqual(new Date("2026-12-01T03:15:00Z"));
  expect(holdEnd(fair, 15, new Date("2026-12-03T16:50:00Z"))).toEqual(new Date("2026-12-03T17:00:00Z"));
  expect(offerEnd(fair, 48, new Date("2026-12-01T03:00:00Z"))).toEqual(new Date("2026-12-03T03:00:00Z"));
  expect(offerEnd(fair, 48, new Date("2026-12-02T03:00:00Z"))).toEqual(new Date("2026-12-03T17:00:00Z"));
  expect(areaOf({ width: 30, height: 30 })).toBe(9);
});

test("booths adjoin that share a wall or a part of one, not a corner only and not across an aisle or a hall", () => {
  const a = booth("A1", 0);
  expect(adjoin(a, booth("A2", 30))).toBe(true);
  expect(adjoin(a, booth("B1", 15, 30))).toBe(true);
  expect(adjoin(a, booth("B2", 30, 30))).toBe(false);
  expect(adjoin(a, booth("A3", 40))).toBe(false);
  expect(adjoin(a, booth("A2", 30, 0, { hallId: "B" }))).toBe(false);
  expect(distance(a, booth("C1", 30, 40))).toBe(50);
  expect(distance(a, booth("A2", 30, 0, { hallId: "B" }))).toBe(Number.POSITIVE_INFINITY);
});

test("the nearest free booths of the same kind come first, those of another hall last", () => {
  const free = [
    booth("A9", 240),
    booth("A2", 30),
    booth("X1", 0, 0, { hallId: "B" }),
    booth("R1", 30, 30, { kind: "raw" }),
    booth("A3", 60, 0, { kind: "corner" }),
  ];
  expect(codes(nearestTo(booth("A1", 0), free, 4))).toEqual(["A2", "A3", "A9", "X1"]);
  expect(codes(nearestTo(booth("A1", 0), free, 1))).toEqual(["A2"]);
});

test("two booths are found beside each other before two that are apart, whichever comes first", () => {
  const need = { kind: "standard", booths: 2, area: null, power: 0, needsWater: false, wantsCorner: false } as const;
  expect(codes(bestBlock([booth("A1", 0), booth("A3", 60), booth("A4", 90)], need))).toEqual(["A3", "A4"]);
  expect(codes(bestBlock([booth("A1", 0), booth("A3", 60), booth("A9", 240)], need))).toEqual(["A1", "A3"]);
  expect(bestBlock([booth("A1", 0)], need)).toBeNull();
});

test("a corner goes to who wishes for one and is kept from who does not; power, water and ground must do", () => {
  const free = [booth("A1", 0, 0, { kind: "corner" }), booth("A2", 30), booth("A3", 60, 0, { power: 500 })];
  const need = { kind: "standard", booths: 1, area: null, power: 0, needsWater: false, wantsCorner: false } as const;
  expect(codes(bestBlock(free, need))).toEqual(["A2"]);
  expect(codes(bestBlock(free, { ...need, wantsCorner: true }))).toEqual(["A1"]);
  expect(codes(bestBlock(free, { ...need, power: 4000 }))).toBeNull();
  expect(codes(bestBlock(free, { ...need, needsWater: true }))).toBeNull();
  const ground = [
    booth("R1", 0, 0, { kind: "raw", width: 60 }),
    booth("R2", 0, 60, { kind: "raw", width: 100, height: 100 }),
  ];
  expect(codes(bestBlock(ground, { ...need, kind: "raw", area: 18 }))).toEqual(["R1"]);
  expect(codes(bestBlock(ground, { ...need, kind: "raw", area: 19 }))).toEqual(["R2"]);
});

test("all an application asks for is offered, or nothing", () => {
  const free = [booth("A1", 0), booth("A2", 30), booth("C1", 0, 90, { kind: "common" })];
  const need = { power: 2000, needsWater: false, wantsCorner: false };
  const asks = [
    { kind: "standard", booths: 2, area: null },
    { kind: "common", booths: 1, area: null },
  ] as const;
  expect(codes(placesFor({ ...need, asks }, free))).toEqual(["A1", "A2", "C1"]);
  expect(placesFor({ ...need, asks }, free.slice(0, 2))).toBeNull();
  expect(placesFor({ ...need, asks: [] }, free)).toBeNull();
});

test("who missed an offer stands behind who did not, then points count, then who came first", () => {
  const at = (day: number) => new Date(Date.UTC(2026, 9, day));
  const line = [
    { id: "a", missed: 1, priority: 50, submittedAt: at(1) },
    { id: "b", missed: 0, priority: 10, submittedAt: at(3) },
    { id: "c", missed: 0, priority: 10, submittedAt: at(2) },
    { id: "d", missed: 0, priority: 30, submittedAt: at(4) },
    { id: "e", missed: 0, priority: 10, submittedAt: at(3) },
  ];
  expect(line.sort(byTurn).map((one) => one.id)).toEqual(["d", "c", "b", "e", "a"]);
});
