import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findingsIn } from "~/domain/schemes/check-rules";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { SchemeRules } from "~/domain/schemes/rules";
import { type TallyEntry, type TallyInput, tallyRound } from "~/domain/tallies/rules";
import { fractionText } from "~/lib/points";

const PROGRAMME = SchemeRules.parse({
  ...CNNTTB.rules,
  minimumSheets: { value: 1, source: "test" },
});
type Values = { [Rule in keyof SchemeRules]?: SchemeRules[Rule] extends { value: infer Value } ? Value : never };

/** The programme's rules with other values. */
function rules(values: Values = {}): SchemeRules {
  const cited = Object.entries(values).map(([rule, value]) => [rule, { value, source: "test" }]);
  return { ...PROGRAMME, ...Object.fromEntries(cited) };
}

const entry = (nominationId: string, totals: readonly number[], over: Partial<TallyInput> = {}): TallyInput => ({
  nominationId,
  groupCode: "B",
  territory: "new-68",
  establishmentId: nominationId,
  sheets: totals.map((total) => ({ total })),
  ...over,
});
const short = (rows: ReturnType<typeof tallyRound>) =>
  rows.map((row) => [row.nominationId, row.rank, row.passed, row.outcome, row.score && fractionText(row.score)]);

describe("scores", () => {
  test("the mean of the signed totals decides, and a missing sheet is no zero", () => {
    const rows = tallyRound(rules(), [
      entry("c", [6000]),
      entry("a", [8000, 7000, 9050]),
      entry("b", [6999, 7001, 7000]),
    ]);

    expect(short(rows)).toEqual([
      ["a", 1, true, "recognised", "24050/300"],
      ["b", 2, true, "recognised", "21000/300"],
      ["c", 3, false, "not_passed", "6000/100"],
    ]);
  });

  test("a trimmed mean leaves out the highest and the lowest, a median takes the middle", () => {
    const totals = [5000, 8000, 9000, 8100, 10_000];

    const trimmed = tallyRound(rules({ combining: "trimmed_mean" }), [entry("a", totals)]);
    const median = tallyRound(rules({ combining: "median" }), [entry("a", totals), entry("b", [7000, 8000])]);

    expect(trimmed[0]).toMatchObject({ sum: 25_100n, divisor: 3, sheets: 5 });
    expect(short(median)).toEqual([
      ["a", 1, true, "recognised", "8100/100"],
      ["b", 2, true, "recognised", "15000/200"],
    ]);
  });

  test("the pass mark is compared exactly, and 'above' leaves out the mark itself", () => {
    const at = [entry("a", [7000, 7000])];

    expect(tallyRound(rules(), at)[0]!.passed).toBe(true);
    expect(tallyRound(rules({ passComparison: "above" }), at)[0]!.passed).toBe(false);
    expect(tallyRound(rules(), [entry("a", [7000, 6999, 7000])])[0]!.passed).toBe(false);
  });

  test("too few sheets give no rank and no pass", () => {
    const rows = tallyRound(rules({ minimumSheets: 2 }), [
      entry("few", [9900]),
      entry("none", []),
      entry("enough", [7000, 8000]),
    ]);

    expect(short(rows)).toEqual([
      ["enough", 1, true, "recognised", "15000/200"],
      ["few", null, false, "too_few_sheets", "9900/100"],
      ["none", null, false, "too_few_sheets", null],
    ]);
  });
});

describe("ties", () => {
  test("equal scores share a rank and the next one skips", () => {
    const rows = tallyRound(rules(), [entry("a", [8000]), entry("b", [7900, 8100]), entry("c", [7500])]);

    expect(rows.map((row) => row.rank)).toEqual([1, 1, 3]);
  });

  test("they are told apart by the steps of the rules, in their order, and each says which one did", () => {
    const sheet = (total: number, market: number) => ({ total, criteria: { I: market } });
    const entries = [
      entry("spread", [], { sheets: [sheet(7000, 3000), sheet(8000, 3000), sheet(9000, 3000)] }),
      entry("close", [], { sheets: [sheet(7900, 3000), sheet(8000, 3000), sheet(8100, 3000)] }),
      entry("market", [], { sheets: [sheet(8000, 3100), sheet(8000, 3000), sheet(8000, 3000)] }),
      entry("lower", [], { sheets: [sheet(7999, 4000)] }),
    ];

    const rows = tallyRound(rules({ tieBreaks: [{ kind: "criterion", code: "I" }, { kind: "spread" }] }), entries);

    expect(rows.map((row) => [row.nominationId, row.rank, row.brokenBy])).toEqual([
      ["market", 1, { kind: "criterion", code: "I" }],
      ["close", 2, { kind: "criterion", code: "I" }],
      ["spread", 3, { kind: "spread" }],
      ["lower", 4, null],
    ]);
  });
});

describe("limits", () => {
  test("the cap takes the best, and what would help the next one is said", () => {
    const totals = [9000, 8500, 8142, 8000, 6000];

    const rows = tallyRound(
      rules({ cap: 2 }),
      totals.map((total) => entry(`e${total}`, [total])),
    );

    const cap = { kind: "cap", key: "", limit: 2 };
    expect(rows.map((row) => [row.outcome, row.choice])).toEqual([
      ["recognised", { kind: "within_caps" }],
      ["recognised", { kind: "within_caps" }],
      ["passed_over_cap", { kind: "over_cap", cap, needed: 3 }],
      ["passed_over_cap", { kind: "over_cap", cap, needed: 4 }],
      ["not_passed", null],
    ]);
  });

  test("a tie that does not fit is left to the council, and its seats stay free", () => {
    const rows = tallyRound(rules({ cap: 2 }), [
      entry("a", [9000]),
      entry("b", [8000]),
      entry("c", [8000]),
      entry("d", [7500]),
    ]);

    const cap = { kind: "cap", key: "", limit: 2 };
    expect(rows.map((row) => [row.nominationId, row.outcome, row.choice])).toEqual([
      ["a", "recognised", { kind: "within_caps" }],
      ["b", "passed_over_cap", { kind: "tied_at_cap", cap, seats: 1, among: 2 }],
      ["c", "passed_over_cap", { kind: "tied_at_cap", cap, seats: 1, among: 2 }],
      ["d", "passed_over_cap", { kind: "over_cap", cap, needed: 4 }],
    ]);
  });

  test("equals compete for the seats of the tightest limit, and what is left goes to the next", () => {
    const rows = tallyRound(rules({ cap: 2, groupCaps: { A: 1 } }), [
      entry("a", [9000], { groupCode: "A" }),
      entry("b", [9000], { groupCode: "A" }),
      entry("c", [9000], { groupCode: "A" }),
      entry("d", [8000], { groupCode: "B" }),
    ]);

    const tied = { kind: "tied_at_cap", cap: { kind: "groupCaps", key: "A", limit: 1 }, seats: 1, among: 3 };
    expect(rows.map((row) => row.choice)).toEqual([tied, tied, tied, { kind: "within_caps" }]);
  });

  test("who stands behind a choice among equals that may take the last seat waits for it", () => {
    const rows = tallyRound(rules({ cap: 3, territoryCap: 1 }), [
      entry("a", [9000], { territory: "x" }),
      entry("b", [9000], { territory: "y" }),
      entry("c", [9000], { territory: "x" }),
      entry("d", [9000], { territory: "y" }),
      entry("e", [8000], { territory: "z" }),
      entry("f", [7500], { territory: "x" }),
    ]);
    const tied = (key: string) => ({
      kind: "tied_at_cap",
      cap: { kind: "territoryCap", key, limit: 1 },
      seats: 1,
      among: 2,
    });
    expect(rows.map((row) => row.choice)).toEqual([
      tied("x"),
      tied("y"),
      tied("x"),
      tied("y"),
      { kind: "within_caps" },
      { kind: "over_cap", cap: { kind: "cap", key: "", limit: 3 }, needed: null },
    ]);

    const [, , , waiting] = tallyRound(rules({ cap: 2, groupCaps: { A: 1 }, establishmentCap: 1 }), [
      entry("a", [9000], { groupCode: "A", establishmentId: "m1" }),
      entry("b", [9000], { groupCode: "A", establishmentId: "m2" }),
      entry("c", [8000], { groupCode: "A", establishmentId: "m3" }),
      entry("d", [7500], { groupCode: "B", establishmentId: "m1" }),
    ]);
    expect(waiting?.choice).toEqual({ kind: "behind_tie", cap: { kind: "establishmentCap", key: "m1", limit: 1 } });
  });

  test("a full group, territory or establishment makes room for the next of another", () => {
    const rows = tallyRound(rules({ cap: 3, groupCaps: { A: 1 }, territoryCap: 2, establishmentCap: 1 }), [
      entry("a1", [9000], { groupCode: "A", territory: "x", establishmentId: "m1" }),
      entry("a2", [8900], { groupCode: "A", territory: "y", establishmentId: "m2" }),
      entry("b1", [8800], { territory: "x", establishmentId: "m1" }),
      entry("b2", [8700], { territory: "x", establishmentId: "m3" }),
      entry("b3", [8600], { territory: "x", establishmentId: "m4" }),
      entry("b4", [8500], { territory: "y", establishmentId: "m5" }),
    ]);

    expect(rows.map((row) => [row.nominationId, row.choice])).toEqual([
      ["a1", { kind: "within_caps" }],
      ["a2", { kind: "over_cap", cap: { kind: "groupCaps", key: "A", limit: 1 }, needed: 2 }],
      ["b1", { kind: "over_cap", cap: { kind: "establishmentCap", key: "m1", limit: 1 }, needed: 2 }],
      ["b2", { kind: "within_caps" }],
      ["b3", { kind: "over_cap", cap: { kind: "territoryCap", key: "x", limit: 2 }, needed: 3 }],
      ["b4", { kind: "within_caps" }],
    ]);
  });
});

describe("tiers", () => {
  const stars = [9000, 7000, 5000].map((from, place) => ({
    code: `star_${5 - place}`,
    name: `${5 - place} sao`,
    nameEn: `${5 - place} stars`,
    from,
    count: null,
    money: null,
  }));
  const tiersOf = (rows: ReturnType<typeof tallyRound>) =>
    rows.map(({ nominationId, grade }) => [nominationId, grade && `${grade.kind} ${grade.tier.code}`]);

  test("bands are half-open and exact: 89.995 has four stars, 90 has five", () => {
    const rows = tallyRound(rules({ passMark: 5000, tiers: stars }), [
      entry("89.995", [8999, 9000]),
      entry("90", [9000, 9000]),
      entry("69.99", [6999]),
      entry("50", [5000]),
      entry("49.99", [4999]),
    ]);

    expect(tiersOf(rows)).toEqual([
      ["90", "tier star_5"],
      ["89.995", "tier star_4"],
      ["69.99", "tier star_3"],
      ["50", "tier star_3"],
      ["49.99", null],
    ]);
  });

  test("places are given best first, and equals that do not all fit are the council's", () => {
    const place = (code: string, count: number) => ({ code, name: code, nameEn: code, from: null, count, money: null });
    const rows = tallyRound(rules({ tiers: [place("A", 2), place("B", 2)] }), [
      entry("a", [9000]),
      entry("b", [8000]),
      entry("c", [8000]),
      entry("d", [7900]),
      entry("e", [7800]),
      entry("f", [7700]),
    ]);

    expect(tiersOf(rows)).toEqual([
      ["a", "tier A"],
      ["b", "tied A"],
      ["c", "tied A"],
      ["d", "tier B"],
      ["e", null],
      ["f", null],
    ]);
  });

  test("a place that equals leave over is the next one's, and of a contested seat the tier is open", () => {
    const place = (code: string, count: number) => ({ code, name: code, nameEn: code, from: null, count, money: null });
    const prizes = { tiers: [place("first", 1), place("second", 2), place("third", 3)] };
    const three = ["a", "b", "c"].map((id) => entry(id, [9000]));
    expect(tiersOf(tallyRound(rules(prizes), [...three, entry("d", [8000]), entry("e", [7000])]))).toEqual([
      ["a", "tied first"],
      ["b", "tied first"],
      ["c", "tied first"],
      ["d", "tier third"],
      ["e", "tier third"],
    ]);

    const ofOneMaker = ["a", "b"].map((id) => entry(id, [9000], { establishmentId: "m1" }));
    const limited = rules({ ...prizes, establishmentCap: 1 });
    expect(tiersOf(tallyRound(limited, [...ofOneMaker, entry("c", [8000]), entry("d", [7500])]))).toEqual([
      ["a", null],
      ["b", null],
      ["c", "tier second"],
      ["d", "tier second"],
    ]);

    const behind = rules({ ...prizes, groupCaps: { A: 1 }, establishmentCap: 1 });
    const rows = tallyRound(behind, [
      entry("a", [9000], { groupCode: "A", establishmentId: "m1" }),
      entry("b", [9000], { groupCode: "A", establishmentId: "m2" }),
      entry("c", [8500], { establishmentId: "m1" }),
      entry("d", [8000]),
      entry("e", [7500]),
    ]);
    // c has a seat only when the council does not choose a.
    expect(tiersOf(rows)).toEqual([
      ["a", null],
      ["b", null],
      ["c", null],
      ["d", "tier second"],
      ["e", "tied second"],
    ]);
  });
});

describe("whatever the scores", () => {
  const GROUPS = ["A", "B", "C"];
  const inputs = fc
    .array(
      fc.record({
        totals: fc.array(fc.integer({ min: 6500, max: 7500 }), { minLength: 1, maxLength: 4 }),
        groupCode: fc.constantFrom(...GROUPS),
        territory: fc.constantFrom("x", "y", "z"),
        establishmentId: fc.constantFrom("m1", "m2", "m3", "m4", "m5"),
      }),
      { maxLength: 30 },
    )
    .map((list) => list.map(({ totals, ...facts }, place) => entry(`e${place}`, totals, facts)));
  const limit = fc.option(fc.integer({ min: 1, max: 8 }), { nil: null });
  const limits = fc
    .record({ cap: limit, a: limit, territoryCap: limit, establishmentCap: limit })
    .map(({ a, ...rest }) => ({
      ...rest,
      groupCaps: (a === null ? {} : { A: a }) as Record<string, number>,
    }));
  const counted = (list: readonly string[]) =>
    list.reduce((counts, one) => counts.set(one, (counts.get(one) ?? 0) + 1), new Map<string, number>());

  test("no limit is ever exceeded, and nobody is kept out by a limit that has room for all its equals", () => {
    fc.assert(
      fc.property(inputs, limits, (entries, values) => {
        const rows = tallyRound(rules(values), entries);
        const byId = new Map(entries.map((one) => [one.nominationId, one]));
        const proposed = rows.filter((row) => row.outcome === "recognised").map((row) => byId.get(row.nominationId)!);

        expect(proposed.length).toBeLessThanOrEqual(values.cap ?? Number.POSITIVE_INFINITY);
        expect(counted(proposed.map((one) => one.groupCode)).get("A") ?? 0).toBeLessThanOrEqual(
          values.groupCaps.A ?? 99,
        );
        for (const count of counted(proposed.map((one) => one.territory!)).values()) {
          expect(count).toBeLessThanOrEqual(values.territoryCap ?? 99);
        }
        for (const count of counted(proposed.map((one) => one.establishmentId)).values()) {
          expect(count).toBeLessThanOrEqual(values.establishmentCap ?? 99);
        }
        for (const { choice } of rows) {
          if (choice?.kind === "tied_at_cap") expect(choice.among).toBeGreaterThan(choice.seats);
        }
      }),
    );
  });

  test("proposed is who gets a seat in every order of equals, kept out who gets one in none", () => {
    const few = fc
      .array(
        fc.record({
          total: fc.constantFrom(9000, 8500, 8000),
          groupCode: fc.constantFrom("A", "B"),
          territory: fc.constantFrom("x", "y"),
          establishmentId: fc.constantFrom("m1", "m2", "m3"),
        }),
        { maxLength: 7 },
      )
      .map((list) => list.map(({ total, ...facts }, place) => entry(`e${place}`, [total], facts)));
    fc.assert(
      fc.property(few, limits, (entries, values) => {
        const rows = tallyRound(rules(values), entries);
        const inEach = everyOrder(rows).map((order) => seated(order, entries, values));
        const expected = rows.map(({ nominationId }) => {
          const seats = inEach.filter((ids) => ids.has(nominationId)).length;
          return seats === 0 ? "out" : seats === inEach.length ? "in" : "open";
        });
        const told = { within_caps: "in", over_cap: "out", tied_at_cap: "open", behind_tie: "open" } as const;
        expect(rows.map((row) => told[row.choice!.kind])).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  test("many equals under many limits are answered soon, and nobody is proposed who may be left out", () => {
    const entries = Array.from({ length: 40 }, (_, place) =>
      entry(`e${place}`, [8000], {
        groupCode: "AB"[place % 2]!,
        territory: `t${place % 7}`,
        establishmentId: `m${place % 11}`,
      }),
    );
    const started = performance.now();
    const rows = tallyRound(rules({ cap: 10, groupCaps: { A: 4 }, territoryCap: 2, establishmentCap: 2 }), entries);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(new Set(rows.map((row) => row.outcome))).toEqual(new Set(["passed_over_cap"]));
  });

  test("tiers that may be published leave nobody who is proposed without one", () => {
    const tier = fc.record({
      from: fc.option(fc.constantFrom(9500, 9000, 8500, 8000, 7500, 7000), { nil: null }),
      count: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
    });
    const ladders = fc
      .array(tier, { minLength: 1, maxLength: 4 })
      .map((list) => list.toSorted((a, b) => (b.from ?? 7000) - (a.from ?? 7000)))
      .map((list) => list.map((one, place) => ({ ...one, code: `t${place}`, name: "", nameEn: "", money: null })));
    const totals = fc.array(fc.integer({ min: 70, max: 100 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(ladders, fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }), totals, (tiers, cap, scores) => {
        const asked = rules({ tiers, cap });
        fc.pre(!findingsIn(asked).some((finding) => finding.rule === "tiers" && finding.kind === "left_without"));
        const rows = tallyRound(
          asked,
          scores.map((score, place) => entry(`e${place}`, [score * 100])),
        );
        for (const row of rows) if (row.outcome === "recognised") expect(row.grade).not.toBeNull();
      }),
    );
  });

  test("with one cap, nobody proposed has a lower score than somebody left out", () => {
    fc.assert(
      fc.property(inputs, limit, (entries, cap) => {
        const rows = tallyRound(rules({ cap }), entries).filter((row) => row.passed);
        const outcomes = rows.map((row) => row.outcome);

        expect(outcomes.lastIndexOf("recognised")).toBeLessThan(
          outcomes.includes("passed_over_cap") ? outcomes.indexOf("passed_over_cap") : rows.length,
        );
      }),
    );
  });

  test("the limit said to be needed is the smallest that lets an entry in", () => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 1, max: 8 }), (entries, cap) => {
        for (const { nominationId, choice } of tallyRound(rules({ cap }), entries)) {
          if (choice?.kind !== "over_cap" || choice.needed === null) continue;
          const outcomeWith = (limit: number) =>
            tallyRound(rules({ cap: limit }), entries).find((row) => row.nominationId === nominationId)!.outcome;
          expect(outcomeWith(choice.needed)).toBe("recognised");
          expect(outcomeWith(choice.needed - 1)).toBe("passed_over_cap");
        }
      }),
      { numRuns: 30 },
    );
  });

  test("the order in which entries are given changes nothing", () => {
    fc.assert(
      fc.property(inputs, limits, (entries, values) => {
        const outcomes = (list: readonly TallyInput[]) =>
          new Map(
            tallyRound(rules(values), list).map((row) => [row.nominationId, [row.rank, row.outcome, row.choice]]),
          );

        expect(outcomes([...entries].reverse())).toEqual(outcomes(entries));
      }),
    );
  });
});

/** Every order of the rows that only swaps equals. */
function everyOrder(rows: readonly TallyEntry[]): TallyEntry[][] {
  const ranks = [...new Set(rows.map((row) => row.rank))];
  return ranks.reduce<TallyEntry[][]>(
    (orders, rank) =>
      orders.flatMap((order) => permutations(rows.filter((row) => row.rank === rank)).map((tie) => [...order, ...tie])),
    [[]],
  );
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((first, place) => permutations(items.toSpliced(place, 1)).map((rest) => [first, ...rest]));
}

interface Limits {
  readonly cap: number | null;
  readonly groupCaps: Readonly<Record<string, number>>;
  readonly territoryCap: number | null;
  readonly establishmentCap: number | null;
}

/** Who gets a seat when each in turn takes one wherever there is room. */
function seated(order: readonly TallyEntry[], entries: readonly TallyInput[], limits: Limits): ReadonlySet<string> {
  const byId = new Map(entries.map((one) => [one.nominationId, one]));
  const inside: TallyInput[] = [];
  for (const { nominationId } of order) {
    const one = byId.get(nominationId)!;
    const fits = (limit: number | null | undefined, isAlike: (other: TallyInput) => boolean) =>
      limit == null || inside.filter(isAlike).length < limit;
    const hasRoom =
      fits(limits.cap, () => true) &&
      fits(limits.groupCaps[one.groupCode], (other) => other.groupCode === one.groupCode) &&
      fits(limits.territoryCap, (other) => other.territory === one.territory) &&
      fits(limits.establishmentCap, (other) => other.establishmentId === one.establishmentId);
    if (hasRoom) inside.push(one);
  }
  return new Set(inside.map((one) => one.nominationId));
}
