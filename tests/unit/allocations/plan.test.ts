import { expect, test, vi } from "vitest";
import { aLargeInput } from "#tests/factories/allocations";
import { type Steps, stepsOf } from "~/domain/allocations/apply-plan";
import { explain } from "~/domain/allocations/explain";
import { partsOf } from "~/domain/allocations/parts";
import type { Explained } from "~/domain/allocations/result";
import { type AllocationInput, gapPerMille, type InputApplication, USUAL_SETTINGS } from "~/domain/allocations/rules";
import { runInThread } from "~/domain/allocations/run-in-thread.server";
import { solveAllocation } from "~/domain/allocations/solve.server";
import { walkOf } from "~/domain/allocations/walk";

// A thread loads the solver, and the machine does other things too.
vi.setConfig({ testTimeout: 60_000 });

const booth = (code: string, x: number, y: number, values: Partial<AllocationInput["booths"][number]> = {}) => ({
  ...{ id: code, code, hallId: "h", kind: "standard" as const, x: x * 30, y: y * 30, width: 30, height: 30 },
  ...{ openSides: 1, power: 3000, hasWater: false, zone: null },
  ...values,
});

const application = (number: string, booths: number, values: Partial<InputApplication> = {}): InputApplication => ({
  ...{ id: number, number, name: number, provinceId: "p", groupCode: null, power: 0, needsWater: false },
  ...{ isRecognised: false, priority: 0, granted: [{ kind: "standard", booths, area: null }], claims: [], locks: [] },
  wishes: { corner: false, booths: [], near: [], apart: [] },
  ...values,
});

const inputOf = (
  booths: AllocationInput["booths"],
  applications: readonly InputApplication[],
  values: Partial<AllocationInput> = {},
): AllocationInput => ({
  ...{ settings: { ...USUAL_SETTINGS, seconds: 5 }, booths, applications: [...applications], taken: [], quotas: [] },
  pairs: [],
  ...values,
});

const row = (letter: string, count: number, y: number, from = 0) =>
  Array.from({ length: count }, (_, at) => booth(`${letter}${at + 1}`, from + at, y));

const placed = async (input: AllocationInput) =>
  Object.fromEntries(explain(await solveAllocation(input)).map((one) => [one.number, one.booths.join(" ")]));

test("one walks along a line and back along the next; over an aisle the line goes on, but the run ends", () => {
  const stops = walkOf([...row("A", 2, 0), ...row("B", 2, 0, 3), ...row("C", 3, 3)]);

  expect(stops.map((stop) => [stop.booth.code, stop.run])).toEqual([
    ["A1", 0],
    ["A2", 0],
    ["B1", 1],
    ["B2", 1],
    ["C3", 2],
    ["C2", 2],
    ["C1", 2],
  ]);
});

test("two rows back to back are two runs, and a column of booths is one", () => {
  const island = walkOf([...row("A", 3, 0), ...row("B", 3, 1)]);
  expect(island.map((stop) => stop.booth.code)).toEqual(["A1", "A2", "A3", "B3", "B2", "B1"]);
  expect(new Set(island.map((stop) => stop.run)).size).toBe(2);

  const column = walkOf([booth("A1", 0, 0), booth("A2", 0, 1), booth("A3", 0, 2)]);
  expect(new Set(column.map((stop) => stop.run)).size).toBe(1);
});

test("a grant longer than any run is parted as evenly as can be; what stays is a part of its own", () => {
  const booths = [...row("A", 3, 0), ...row("B", 3, 3)];
  const sizes = (applications: InputApplication[]) =>
    partsOf(inputOf(booths, applications), walkOf(booths)).map((part) => part.size);

  expect(sizes([application("1", 5)])).toEqual([3, 2]);
  expect(sizes([application("1", 3, { claims: [{ boothId: "A1", state: "confirmed", stays: true }] })])).toEqual([
    1, 2,
  ]);
});

test("water, power, zones and the common stand are kept; who finds nothing is told what was short", async () => {
  const booths = [
    booth("A1", 0, 0, { hasWater: true }),
    booth("A2", 1, 0, { power: 9000 }),
    booth("A3", 2, 0, { zone: "B" }),
    booth("K1", 4, 0, { kind: "common" }),
  ];
  const common = { granted: [{ kind: "common" as const, booths: 1, area: null }] };
  const solved = await solveAllocation(
    inputOf(booths, [
      application("wet", 1, { needsWater: true, groupCode: "A" }),
      application("strong", 1, { power: 8000, groupCode: "A" }),
      application("zoned", 1, { groupCode: "B" }),
      application("known", 1, { ...common, isRecognised: true }),
      application("unknown", 1, common),
      application("thirsty", 1, { power: 20_000 }),
    ]),
  );

  expect(explain(solved).map(({ number, booths, shortage }) => [number, booths.join(" "), shortage])).toEqual([
    ["wet", "A1", null],
    ["strong", "A2", null],
    ["zoned", "A3", null],
    ["known", "K1", null],
    ["unknown", "", "recognised"],
    ["thirsty", "", "power"],
  ]);
});

test("where places are short, priority comes first", async () => {
  const applications = [application("1", 1, { priority: 5 }), application("2", 1, { priority: 30 })];

  expect(await placed(inputOf(row("A", 1, 0), applications))).toEqual({ "1": "", "2": "A1" });
});

test("a booth that two wished for goes to the one and the other is told what it would cost", async () => {
  const wishes = (codes: string[]) => ({ corner: false, booths: codes, near: [], apart: [] });
  const applications = [
    application("1", 1, { provinceId: "q", wishes: wishes(["A3"]) }),
    application("2", 1, { wishes: wishes(["A1", "A3"]) }),
    application("3", 1, { provinceId: "r", wishes: wishes(["A3"]) }),
  ];
  const explained = explain(await solveAllocation(inputOf(row("A", 4, 0), applications)));

  expect(explained[1]!.booths).toEqual(["A1"]);
  const [lucky, other] = [explained[0]!, explained[2]!].toSorted((a, b) => b.points.wished - a.points.wished);
  expect([lucky!.booths, other!.points.wished]).toEqual([["A3"], 0]);
  expect(other!.others).toEqual([
    { code: "A3", holder: { number: lucky!.number, priority: 0 }, whyNot: null, least: 0, most: 0 },
  ]);
});

test("the thread answers as the solver does, and is killed when it is told to be", async () => {
  const input = inputOf(row("A", 6, 0), [application("1", 2), application("2", 3)]);
  const { objective, bound, result } = await runInThread(input);
  expect([objective, bound, result.applications.map((one) => one.missing)]).toEqual([500, 500, [0, 0]]);

  const killer = new AbortController();
  const killed = runInThread(aLargeInput({ booths: 500, provinces: 40, applications: 250, granted: 470, seed: 2 }), {
    signal: killer.signal,
    tell: () => killer.abort(new Error("stopped")),
  });
  await expect(killed).rejects.toThrow("stopped");
});

test("a plan gives in a ring, and leaves out who would come to a booth that is not free", () => {
  const claim = (id: string, boothId: string, applicationId: string) => ({
    ...{ id, boothId, applicationId, exhibitorId: null, state: "reserved" as const, since: new Date(0), until: null },
    ...{ isOffer: false, booth: { code: boothId, kind: "standard" as const } },
  });
  const claims = [claim("c1", "A1", "x"), claim("c2", "A2", "y"), claim("c3", "A3", "stranger")];
  const plan = [
    { id: "x", number: "1", boothIds: ["A2"] },
    { id: "y", number: "2", boothIds: ["A1"] },
    { id: "z", number: "3", boothIds: ["A3"] },
  ] as unknown as Explained[];
  const short = ({ applicationId, moves, gives, ends }: Steps) => [
    applicationId,
    moves.map((move) => move.to),
    gives,
    ends.length,
  ];

  const { steps, leftOut } = stepsOf(plan, {
    claimsOf: (id) => claims.filter((one) => one.applicationId === id),
    claimOn: (id) => claims.find((one) => one.boothId === id) ?? null,
    leftOut: { applications: new Set(), booths: new Set() },
    movesConfirmed: false,
    kindOf: () => "standard",
  });

  expect(steps.map(short)).toEqual([
    ["x", ["A2"], [], 0],
    ["y", ["A1"], [], 0],
  ]);
  expect(leftOut).toEqual(["3"]);
});

test("who gets a booth of another kind is given it, and what they had of the first ends: only the same kind moves", () => {
  const claim = (boothId: string, kind: "standard" | "raw") => ({
    ...{ id: boothId, boothId, applicationId: "x", exhibitorId: null, state: "reserved" as const },
    ...{ since: new Date(0), until: null, isOffer: false, booth: { code: boothId, kind } },
  });
  const kinds = { A1: "standard", A2: "corner", R1: "raw", R2: "raw" } as const;
  const stepsFor = (claims: ReturnType<typeof claim>[], boothIds: string[]) => {
    const plan = [{ id: "x", number: "1", boothIds }] as unknown as Explained[];
    const { steps } = stepsOf(plan, {
      claimsOf: () => claims,
      claimOn: (id) => claims.find((one) => one.boothId === id) ?? null,
      leftOut: { applications: new Set(), booths: new Set() },
      movesConfirmed: false,
      kindOf: (id) => kinds[id as keyof typeof kinds],
    });
    return steps.map(({ moves, gives, ends }) => [
      moves.map((move) => `${move.claim.boothId} ${move.to}`),
      gives,
      ends.map((end) => end.boothId),
    ]);
  };

  expect(stepsFor([claim("A1", "standard")], ["R1"])).toEqual([[[], ["R1"], ["A1"]]]);
  expect(stepsFor([claim("R1", "raw"), claim("A1", "standard")], ["A2", "R2"])).toEqual([[["R1 R2", "A1 A2"], [], []]]);
});

test("the gap is told in thousandths of the bound, rounded up", () => {
  expect([gapPerMille(100, 100), gapPerMille(999, 1000), gapPerMille(9995, 10_000)]).toEqual([0, 1, 1]);
});

const pairOf = (kind: "near" | "apart", isMust = true, first = "1", second = "2") => ({ kind, first, second, isMust });

/** What a plan tells of musts: "1 near 2: kept", "in the way" or "broken". */
const mustsOf = (plan: readonly Explained[]) =>
  plan.flatMap(({ number, shortage, neighbours }) =>
    neighbours
      .filter((one) => one.isMust)
      .map(({ kind, number: other, isKept, isInTheWay }) =>
        [`${number} ${kind} ${other}`, isInTheWay ? `in the way (${shortage})` : isKept ? "kept" : "not kept"].join(
          ": ",
        ),
      ),
  );

test("a must holds whatever it costs in points, and whatever the weight of pairs is", async () => {
  const booths = [...row("A", 2, 0), ...row("B", 2, 0, 9)];
  const settings = { ...USUAL_SETTINGS, weights: { ...USUAL_SETTINGS.weights, hand: 0, wished: 1000 }, seconds: 5 };
  const wish = (code: string) => ({ wishes: { corner: false, booths: [code], near: [], apart: [] } });
  const far = [application("1", 1, wish("A1")), application("2", 1, { ...wish("B2"), provinceId: "q" })];
  const close = [application("1", 1, wish("A1")), application("2", 1, { ...wish("A2"), provinceId: "q" })];
  const planOf = async (applications: InputApplication[], kind: "near" | "apart", isMust: boolean) =>
    explain(await solveAllocation(inputOf(booths, applications, { settings, pairs: [pairOf(kind, isMust)] })));

  expect((await planOf(far, "near", false)).map((one) => one.booths)).toEqual([["A1"], ["B2"]]);
  const near = await planOf(far, "near", true);
  expect(new Set(near.flatMap((one) => one.booths.map((code) => code[0]))).size).toBe(1);
  expect(mustsOf(near)).toEqual(["1 near 2: kept", "2 near 1: kept"]);
  expect((await planOf(close, "apart", false)).map((one) => one.booths)).toEqual([["A1"], ["A2"]]);
  const apart = await planOf(close, "apart", true);
  expect(new Set(apart.flatMap((one) => one.booths.map((code) => code[0]))).size).toBe(2);
  expect(mustsOf(apart)).toEqual(["1 apart 2: kept", "2 apart 1: kept"]);
});

test("a must that cannot be held leaves one without a place, and says of which pair", async () => {
  const two = [application("1", 1, { priority: 5 }), application("2", 1)];

  const near = explain(
    await solveAllocation(inputOf([booth("A1", 0, 0), booth("B1", 9, 0)], two, { pairs: [pairOf("near")] })),
  );
  const apart = explain(await solveAllocation(inputOf(row("A", 2, 0), two, { pairs: [pairOf("apart")] })));

  expect([near, apart].map((plan) => plan.map((one) => one.booths.length))).toEqual([
    [1, 0],
    [1, 0],
  ]);
  expect([mustsOf(near), mustsOf(apart)]).toEqual([
    ["1 near 2: not kept", "2 near 1: in the way (pair)"],
    ["1 apart 2: kept", "2 apart 1: in the way (pair)"],
  ]);
});

test("a must of two that stay where they are is told as not kept, and keeps nobody else from a place", async () => {
  const stay = (code: string) => ({ claims: [{ boothId: code, state: "confirmed" as const, stays: true }] });
  const three = [application("1", 1, stay("A1")), application("2", 1, stay("A2")), application("3", 1)];

  const plan = explain(await solveAllocation(inputOf(row("A", 3, 0), three, { pairs: [pairOf("apart")] })));

  expect(plan.map((one) => one.booths)).toEqual([["A1"], ["A2"], ["A3"]]);
  expect(mustsOf(plan)).toEqual(["1 apart 2: not kept", "2 apart 1: not kept"]);
});

test("where everything stays, what is proved is what there is", async () => {
  const stay = (code: string, near: string[]) => ({
    claims: [{ boothId: code, state: "confirmed" as const, stays: true }],
    wishes: { corner: false, booths: [], near, apart: [] },
  });
  const three = [
    application("1", 1, stay("A1", ["2", "3"])),
    application("2", 1, stay("A2", [])),
    application("3", 1, stay("B1", [])),
  ];

  const { objective, bound } = await solveAllocation(inputOf([...row("A", 2, 0), ...row("B", 1, 0, 9)], three));

  expect([objective, bound]).toEqual([6, 6]);
});

test("in a fair too large to be solved as one, musts are kept or told, and cost little of what is proved", async () => {
  const input = aLargeInput({ booths: 120, provinces: 12, applications: 60, granted: 104, seed: 3 });
  const pairs = Array.from({ length: 9 }, (_, at) =>
    pairOf(at % 3 === 0 ? "near" : "apart", true, `a${20 + at * 2}`, `a${21 + at * 2}`),
  );
  const solved = await solveAllocation({ ...input, pairs, settings: { ...input.settings, seconds: 4 } });

  const told = mustsOf(explain(solved));
  expect([told.length, told.filter((one) => one.endsWith(": kept")).length >= 16]).toEqual([18, true]);
  expect(gapPerMille(solved.objective, solved.bound)).toBeLessThanOrEqual(30);
});

test("whom the organiser wants apart stands apart although they wish to be near, and a plan tells who said so", async () => {
  const near = { corner: false, booths: [], near: ["2"], apart: [] };
  const two = [application("1", 1, { wishes: near, provinceId: "q" }), application("2", 1)];
  const booths = [...row("A", 2, 0), ...row("B", 1, 0, 9)];
  const of = (kind: "near" | "apart") => inputOf(booths, two, { pairs: [pairOf(kind, false)] });

  const told = { number: "2", isKept: true, isByHand: true, isMust: false, isInTheWay: false };

  const apart = explain(await solveAllocation(of("apart")));
  const together = explain(await solveAllocation(of("near")));

  expect(apart.flatMap((one) => one.booths)).toContain("B1");
  expect(apart[0]!.neighbours).toEqual([{ ...told, kind: "apart" }]);
  expect(together.flatMap((one) => one.booths).toSorted()).toEqual(["A1", "A2"]);
  expect(together[0]!.neighbours).toEqual([{ ...told, kind: "near" }]);
});

test("parts of one size are placed by priority where there is not room for all, whichever was named first", async () => {
  const rivals = [10, 40, 0, 25].map((priority, at) => application(String(at + 1), 1, { priority }));

  expect(await placed(inputOf(row("A", 2, 0), rivals))).toEqual({
    "1": "",
    "2": expect.stringMatching(/^A[12]$/),
    "3": "",
    "4": expect.stringMatching(/^A[12]$/),
  });
});
