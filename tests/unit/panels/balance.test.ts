import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { seatsFor } from "~/domain/panels/balance";
import { explain, keepsTheRules } from "~/domain/panels/explain";
import { greedyPlan } from "~/domain/panels/greedy";
import { readPlan, writePlan } from "~/domain/panels/plan-text";
import { type Basis, changesOf, pairFrom, pairKey, pairsOf } from "~/domain/panels/rules";
import { solveAssignments } from "~/domain/panels/solve-assignments.server";
import type { Pair } from "~/domain/rounds/pairs";

// Each plan starts a thread with a solver in it, and the machine does other things too.
vi.setConfig({ testTimeout: 120_000 });

interface Sketch {
  readonly jurors: number;
  /** Group of each entry. */
  readonly entries: string;
  /** By juror; a juror who is left out knows all groups. */
  readonly expertise?: Readonly<Record<number, string>>;
  readonly barred?: readonly (readonly [juror: number, entry: number])[];
  readonly begun?: readonly (readonly [juror: number, entry: number])[];
  readonly current?: readonly Pair[];
}

const pair = ([juror, entry]: readonly [number, number]) =>
  pairKey({ appointmentId: `j${juror}`, nominationId: `e${entry}` });

function basisOf({ jurors, entries, expertise = {}, barred = [], begun = [], current = [] }: Sketch): Basis {
  return {
    scorers: Array.from({ length: jurors }, (_, at) => ({
      appointmentId: `j${at}`,
      expertise: [...(expertise[at] ?? "")],
      panelGroup: null,
    })),
    entries: [...entries].map((groupCode, at) => ({ nominationId: `e${at}`, groupCode })),
    barred: new Set(barred.map(pair)),
    begun: new Set(begun.map(pair)),
    current: new Set([...current.map(pairKey), ...begun.map(pair)]),
  };
}

const loadsOf = (basis: Basis, plan: readonly Pair[]) =>
  basis.scorers.map((one) => plan.filter((each) => each.appointmentId === one.appointmentId).length);

/** The lowest difference in load that any plan has, by flows: every juror between `least` and `least + gap` entries. */
function leastGap(basis: Basis, perEntry: number): number {
  const total = basis.entries.reduce((sum, entry) => sum + seatsFor(basis, entry, perEntry), 0);
  for (let gap = 0; gap <= basis.entries.length; gap += 1) {
    for (let least = Math.floor(total / basis.scorers.length); least >= 0; least -= 1) {
      if (fits(basis, perEntry, least, least + gap)) return gap;
    }
  }
  throw new Error("a plan always exists");
}

/** Whether each entry gets its jurors with every load in the range: paths that move one entry at a time, from greedy on. */
function fits(basis: Basis, perEntry: number, least: number, most: number): boolean {
  const plan = new Set(greedyPlan(basis, perEntry).map(pairKey));
  const open = new Set(pairsOf(basis).map(pairKey));
  const loadOf = (id: string) => [...plan].filter((key) => pairFrom(key).appointmentId === id).length;
  const ids = basis.scorers.map((one) => one.appointmentId);
  const shift = (from: string, isEnd: (id: string) => boolean): boolean => {
    const cameBy = new Map<string, readonly [string, string] | null>([[from, null]]);
    for (const id of cameBy.keys()) {
      if (id !== from && isEnd(id)) {
        for (let at = id; cameBy.get(at); at = cameBy.get(at)![0]) {
          const [before, entry] = cameBy.get(at)!;
          plan.delete(pairKey({ appointmentId: before, nominationId: entry }));
          plan.add(pairKey({ appointmentId: at, nominationId: entry }));
        }
        return true;
      }
      for (const { nominationId } of basis.entries) {
        const own = pairKey({ appointmentId: id, nominationId });
        if (!plan.has(own) || basis.begun.has(own)) continue;
        for (const other of ids) {
          const key = pairKey({ appointmentId: other, nominationId });
          if (!cameBy.has(other) && open.has(key) && !plan.has(key)) cameBy.set(other, [id, nominationId]);
        }
      }
    }
    return false;
  };
  for (;;) {
    const over = ids.find((id) => loadOf(id) > most);
    if (over) {
      if (!shift(over, (id) => loadOf(id) < most)) return false;
      continue;
    }
    const under = ids.filter((id) => loadOf(id) < least);
    if (under.length === 0) return true;
    if (!ids.some((id) => loadOf(id) > least && shift(id, (end) => under.includes(end)))) return false;
  }
}

test("a balanced plan breaks no rule, and its loads differ as little as they can", async () => {
  const sketches = fc
    .record({ jurors: fc.integer({ min: 2, max: 7 }), entries: fc.stringMatching(/^[ABC]{1,12}$/) })
    .chain(({ jurors, entries }) => {
      const place = fc.tuple(fc.nat(jurors - 1), fc.nat(entries.length - 1));
      return fc.record({
        jurors: fc.constant(jurors),
        entries: fc.constant(entries),
        barred: fc.array(place, { maxLength: 8 }),
        perEntry: fc.integer({ min: 1, max: jurors }),
      });
    });

  await fc.assert(
    fc.asyncProperty(sketches, async ({ perEntry, ...sketch }) => {
      const basis = basisOf(sketch);
      const { pairs, bound } = await solveAssignments(basis, perEntry);
      const { load, price } = explain(basis, pairs, perEntry, bound);

      expect(keepsTheRules(basis, pairs, perEntry)).toBe(true);
      expect(load.most - load.least).toBe(leastGap(basis, perEntry));
      expect(price).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 20 },
  );
});

test("with nobody barred no juror has more than one entry more than another", async () => {
  const basis = basisOf({ jurors: 9, entries: "ABBBCBBDAB" });

  const { pairs } = await solveAssignments(basis, 5);

  expect(loadsOf(basis, pairs).sort()).toEqual([5, 5, 5, 5, 6, 6, 6, 6, 6]);
  expect(explain(basis, pairs, 5)).toMatchObject({ assignments: 50, unmet: 0, parts: 1, short: [], strangers: 0 });
});

test("jurors who know a group score it, as far as loads stay equal", async () => {
  const basis = basisOf({ jurors: 4, entries: "AABB", expertise: { 0: "A", 1: "A", 2: "B", 3: "B" } });

  const { pairs } = await solveAssignments(basis, 2);

  expect(explain(basis, pairs, 2)).toMatchObject({ strangers: 0, load: { least: 2, most: 2 } });
});

test("what has begun stays, and a new plan moves no more than it must", async () => {
  const before = basisOf({ jurors: 3, entries: "AAAAAA" });
  const { pairs: current } = await solveAssignments(before, 2);
  const [first] = current;
  const begun = [[Number(first!.appointmentId.slice(1)), Number(first!.nominationId.slice(1))]] as const;
  const basis = basisOf({ jurors: 4, entries: "AAAAAA", begun, current });

  const { pairs } = await solveAssignments(basis, 2);

  expect(loadsOf(basis, pairs)).toEqual([3, 3, 3, 3]);
  expect(pairs.map(pairKey)).toContain(pairKey(first!));
  // The newcomer's three entries come from the three others, and nothing else moves.
  expect(changesOf(basis, pairs)).toMatchObject({ added: { length: 3 }, takenBack: { length: 3 }, kept: 9 });
});

test("an entry with too few jurors gets those there are, and is named", async () => {
  const basis = basisOf({
    jurors: 3,
    entries: "AB",
    barred: [
      [0, 1],
      [1, 1],
    ],
  });

  const { pairs } = await solveAssignments(basis, 3);

  expect(pairs).toHaveLength(4);
  expect(explain(basis, pairs, 3).short).toEqual([{ nominationId: "e1", jurors: 1 }]);
});

test("a plan passes through a form as it was, and nothing else is read as one", async () => {
  const basis = basisOf({ jurors: 5, entries: "ABC", barred: [[2, 1]] });
  const { pairs } = await solveAssignments(basis, 3);
  const text = writePlan(basis, pairs);

  expect(new Set(readPlan(basis, text)!.map(pairKey))).toEqual(new Set(pairs.map(pairKey)));
  for (const wrong of ["", "1f", "1f.1f", "1f.1f.3f", "1f.x.1f", `${text}.1`]) {
    expect(readPlan(basis, wrong)).toBe(null);
  }
});

test("rules are kept or not: one juror too few, one barred, one begun that is gone", () => {
  const basis = basisOf({ jurors: 3, entries: "A", barred: [[0, 0]], begun: [[1, 0]] });
  const given = (...jurors: number[]) => jurors.map((at) => ({ appointmentId: `j${at}`, nominationId: "e0" }));

  expect(
    [given(1, 2), given(1), given(0, 1), given(2), given(1, 1)].map((plan) => keepsTheRules(basis, plan, 2)),
  ).toEqual([true, false, false, false, false]);
});

test("two hundred entries and fifteen jurors are planned, proved best or not when time is up", async () => {
  const entries = "ABBBCBBD".repeat(25);
  const barred = Array.from({ length: 60 }, (_, at) => [at % 15, (at * 37) % 200] as const);
  const basis = basisOf({ jurors: 15, entries, barred, expertise: { 0: "A", 1: "CD", 2: "B" } });

  const { pairs, bound } = await solveAssignments(basis, 5);

  expect(pairs).toHaveLength(1000);
  expect(keepsTheRules(basis, pairs, 5)).toBe(true);
  expect(explain(basis, pairs, 5, bound).price).toBeGreaterThanOrEqual(bound);
});
