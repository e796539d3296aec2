import fc from "fast-check";
import { expect, test } from "vitest";
import { aDrawnBooth, aPlan, aShape } from "#tests/factories/floor-plans";
import { faultsOf, findingsOf, isRefused } from "~/domain/floor-plans/findings";
import { freeBefore, turnedTo } from "~/domain/floor-plans/free-before";
import { overlap } from "~/domain/floor-plans/rules";
import { cutOff } from "~/domain/floor-plans/ways";

const gate = aShape({ x: 130, y: 190, width: 40, height: 10 });

test("booths wall to wall are apart; a decimetre more and they overlap", () => {
  const one = aDrawnBooth({ code: "A1", x: 40, y: 40 });

  expect(faultsOf(aPlan({ booths: [one, aDrawnBooth({ code: "A2", x: 70, y: 40 })] }))).toEqual([]);
  expect(faultsOf(aPlan({ booths: [one, aDrawnBooth({ code: "A2", x: 69, y: 69 })] }))).toEqual([
    { kind: "overlap", codes: ["A1", "A2"] },
  ]);
});

test("every two booths that overlap are told, and no others", () => {
  const box = fc.record({
    x: fc.integer({ min: 0, max: 60 }),
    y: fc.integer({ min: 0, max: 60 }),
    width: fc.integer({ min: 1, max: 30 }),
    height: fc.integer({ min: 1, max: 30 }),
  });
  fc.assert(
    fc.property(fc.array(box, { maxLength: 12 }), (boxes) => {
      const booths = boxes.map((one, at) => aDrawnBooth({ ...one, code: `A${at}` }));
      const told = faultsOf(aPlan({ booths })).map(({ codes }) => [...codes].sort().join());
      const wanted = booths.flatMap((a, at) =>
        booths.slice(at + 1).flatMap((b) => (overlap(a, b) ? [[a.code, b.code].sort().join()] : [])),
      );
      expect(told.sort()).toEqual(wanted.sort());
    }),
  );
});

test("a booth beyond the wall and a code that two have keep a plan from being saved; doubts do not", () => {
  const booths = [
    aDrawnBooth({ code: "A1", x: 271, y: 40 }),
    aDrawnBooth({ code: "A2", x: 40, y: 40 }),
    aDrawnBooth({ code: "A2", x: 100, y: 40 }),
  ];
  const found = findingsOf(aPlan({ booths }), 30);

  expect(found.filter(isRefused)).toEqual([
    { kind: "outside", codes: ["A1"] },
    { kind: "duplicate", codes: ["A2"] },
  ]);
  expect(found.filter((one) => !isRefused(one))).toEqual([{ kind: "no_gate", codes: [] }]);
});

test("an aisle is as wide as what lies before an open side lets it be, and two that face each other are told once", () => {
  const booths = [
    aDrawnBooth({ code: "A1", x: 100, y: 40, openTo: "S" }),
    aDrawnBooth({ code: "B1", x: 100, y: 95, openTo: "N" }),
    aDrawnBooth({ code: "C1", x: 100, y: 165, openTo: "N" }),
  ];
  const plan = aPlan({ booths, furniture: [gate] });

  expect(freeBefore(turnedTo(plan, "S"), booths[0]!)).toEqual({ gap: 25, by: "B1" });
  expect(freeBefore(turnedTo(plan, "N"), booths[2]!)).toEqual({ gap: 40, by: "B1" });
  expect(freeBefore(turnedTo(plan, "W"), booths[2]!)).toEqual({ gap: 100, by: null });
  expect(freeBefore(turnedTo(plan, "E"), booths[2]!)).toEqual({ gap: 170, by: null });
  expect(findingsOf(plan, 30)).toEqual([{ kind: "narrow", codes: ["A1", "B1"], gap: 25 }]);
  expect(findingsOf(plan, 25)).toEqual([]);
});

test("an open side against a wall, a neighbour or a stage is no open side", () => {
  const booths = [
    aDrawnBooth({ code: "A1", x: 0, y: 60, openTo: "EW" }),
    aDrawnBooth({ code: "A2", x: 30, y: 60, openTo: "N" }),
    aDrawnBooth({ code: "A3", x: 90, y: 60, openTo: "" }),
  ];
  const stage = aShape({ kind: "stage", x: 30, y: 30, width: 30, height: 30 });

  expect(findingsOf(aPlan({ booths, furniture: [stage, gate] }), 30)).toEqual([
    { kind: "closed", codes: ["A3"] },
    { kind: "walled", codes: ["A1"], side: "E", by: "A2" },
    { kind: "walled", codes: ["A1"], side: "W", by: null },
    { kind: "walled", codes: ["A2"], side: "N", by: null },
    { kind: "cut_off", codes: ["A1", "A2"] },
  ]);
});

/** A wall of closed booths across the hall with one gap of so many decimetres, a gate below it and a booth above it. */
function behindAWall(gap: number) {
  const wall = [
    aDrawnBooth({ code: "W1", x: 0, y: 100, width: 100, openTo: "" }),
    aDrawnBooth({ code: "W2", x: 100 + gap, y: 100, width: 200 - gap, openTo: "" }),
  ];
  return aPlan({ booths: [...wall, aDrawnBooth({ code: "A1", x: 200, y: 20 })], furniture: [gate] });
}

test("a booth is reached through a gap that a wheelchair passes, and through no narrower one", () => {
  expect(cutOff(behindAWall(9))).toEqual([]);
  expect(cutOff(behindAWall(8))).toEqual(["A1"]);
  expect(cutOff(behindAWall(0))).toEqual(["A1"]);
});

test("a booth is reached from an open side of it: one that is open only away from the way is not", () => {
  const yard = [
    aDrawnBooth({ code: "N1", x: 100, y: 60, width: 90, height: 10, openTo: "" }),
    aDrawnBooth({ code: "W1", x: 100, y: 70, width: 10, height: 60, openTo: "" }),
    aDrawnBooth({ code: "E1", x: 180, y: 70, width: 10, height: 60, openTo: "" }),
    aDrawnBooth({ code: "A1", x: 110, y: 100, width: 70, openTo: "N" }),
  ];

  expect(cutOff(aPlan({ booths: yard, furniture: [gate] }))).toEqual(["A1"]);
  expect(cutOff(aPlan({ booths: [...yard.slice(0, 3), { ...yard[3]!, openTo: "NS" }], furniture: [gate] }))).toEqual(
    [],
  );
});

test("without a gate nothing is told of ways; in a hall as narrow as a cupboard nothing is reached", () => {
  expect(cutOff(behindAWall(0))).not.toBeNull();
  expect(cutOff({ ...behindAWall(0), furniture: [] })).toBeNull();
  expect(
    cutOff(aPlan({ width: 7, height: 200, booths: [aDrawnBooth({ width: 7 })], furniture: [aShape({ y: 190 })] })),
  ).toEqual(["A1"]);
});

test("a plan of 2,000 booths is looked through within seconds, on a machine that does much else, too", () => {
  const booths = Array.from({ length: 2000 }, (_, at) =>
    aDrawnBooth({ code: `A${at}`, x: (at % 50) * 30, y: Math.floor(at / 50) * 70 + 40, openTo: "NS" }),
  );
  const started = performance.now();
  const plan = aPlan({ width: 1600, height: 3000, booths, furniture: [aShape({ x: 1520, y: 2980 })] });

  expect(findingsOf(plan, 30)).toEqual([]);
  expect(performance.now() - started).toBeLessThan(5000);
});
