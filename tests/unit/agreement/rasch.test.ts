import { describe, expect, test } from "vitest";
import { pearson } from "~/domain/agreement/correlation";
import { randomFrom } from "~/domain/agreement/random";
import { raschModel } from "~/domain/agreement/rasch";
import type { RaschScore } from "~/domain/agreement/rasch-data";

interface Panel {
  readonly entries: number;
  readonly jurors: number;
  readonly criteria: number;
  /** Jurors an entry; all unless told otherwise. */
  readonly perEntry?: number;
}

/** Scores drawn from the model itself, with the severities they were drawn with. */
function simulated({ entries, jurors, criteria, perEntry = jurors }: Panel, seed = 7) {
  const random = randomFrom(seed);
  const between = (size: number, spread: number) =>
    Array.from({ length: size }, (_, place) => spread * ((2 * place) / Math.max(size - 1, 1) - 1));
  const severities = between(jurors, 1);
  const qualities = Array.from({ length: entries }, () => 3 * (random() - 0.3));
  const difficulties = between(criteria, 0.8);
  const thresholds = [-1.5, -1.2, -0.8, -0.4, 0, 0, 0.4, 0.8, 1.2, 1.5];
  const scores: RaschScore[] = [];
  for (const [entry, quality] of qualities.entries()) {
    for (const [juror, severity] of severities.entries()) {
      if ((juror + jurors - (entry % jurors)) % jurors >= perEntry) continue;
      for (const [criterion, difficulty] of difficulties.entries()) {
        const weights = [0, ...thresholds].map((_, category) =>
          Math.exp(
            thresholds
              .slice(0, category)
              .reduce((sum, threshold) => sum + quality - severity - difficulty - threshold, 0),
          ),
        );
        let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
        const category = weights.findIndex((weight) => {
          left -= weight;
          return left < 0;
        });
        scores.push({ juror: `J${juror}`, entry: `E${entry}`, criterion: `C${criterion}`, share: category / 10 });
      }
    }
  }
  return { scores, severities, qualities, difficulties };
}

describe("severities, entries and criteria of a simulated panel are found again", () => {
  test.each([
    ["nine jurors score all", { entries: 45, jurors: 9, criteria: 8 }],
    ["each entry has four of nine jurors", { entries: 45, jurors: 9, criteria: 8, perEntry: 4 }],
  ])("%s", (_, panel) => {
    const { scores, severities, difficulties } = simulated(panel);

    const model = raschModel(scores);

    if (!model.fitted) throw new Error(model.reason);
    expect(model.converged).toBe(true);
    const named = (measures: typeof model.jurors, letter: string, size: number) =>
      Array.from({ length: size }, (_, place) => measures.find((one) => one.name === `${letter}${place}`)!.logits);
    const jurors = named(model.jurors, "J", panel.jurors);
    expect(pearson(jurors, severities)!.r).toBeGreaterThan(0.98);
    expect(pearson(named(model.criteria, "C", panel.criteria), difficulties)!.r).toBeGreaterThan(0.98);
    for (const [place, severity] of severities.entries())
      expect(Math.abs(jurors[place]! - severity)).toBeLessThan(0.25);
    expect(jurors.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 9);
    for (const { infit, error } of model.jurors) {
      expect(infit).toBeGreaterThan(0.7);
      expect(infit).toBeLessThan(1.3);
      expect(error).toBeLessThan(0.1);
    }
  });

  test("the qualities of entries too", () => {
    const { scores, qualities } = simulated({ entries: 45, jurors: 9, criteria: 8 });
    const model = raschModel(scores);
    if (!model.fitted) throw new Error(model.reason);
    expect(
      pearson(
        model.entries.map((one) => one.logits),
        qualities,
      )!.r,
    ).toBeGreaterThan(0.98);
  });
});

test("60 entries, 15 jurors and 12 criteria are fitted within seconds", () => {
  const { scores, severities } = simulated({ entries: 60, jurors: 15, criteria: 12 });
  const before = performance.now();
  const model = raschModel(scores);
  const took = performance.now() - before;
  if (!model.fitted) throw new Error(model.reason);
  expect(model).toMatchObject({ converged: true, observations: 10_800 });
  expect(
    pearson(
      model.jurors.map((one) => one.logits),
      severities,
    )!.r,
  ).toBeGreaterThan(0.98);
  // Under a second by itself; the machine may do other things.
  expect(took).toBeLessThan(8_000);
});

test("an entry that got the highest points of all has a measure, the best one", () => {
  const { scores } = simulated({ entries: 45, jurors: 9, criteria: 8 });
  const model = raschModel(scores.map((one) => (one.entry === "E3" ? { ...one, share: 1 } : one)));
  if (!model.fitted) throw new Error(model.reason);
  expect(model.converged).toBe(true);
  const best = [...model.entries].sort((a, b) => b.logits - a.logits)[0]!;
  expect(best.name).toBe("E3");
  expect(Number.isFinite(best.logits)).toBe(true);
});

describe("a panel that is too small is told why", () => {
  const enough = simulated({ entries: 45, jurors: 9, criteria: 8 }).scores;
  const cases: readonly [string, readonly RaschScore[], object][] = [
    ["no sheet", [], { reason: "few_jurors", have: 0, need: 5 }],
    [
      "four jurors",
      enough.filter(({ juror }) => ["J0", "J1", "J2", "J3"].includes(juror)),
      { reason: "few_jurors", have: 4, need: 5 },
    ],
    [
      "two criteria: eighteen observations an entry",
      enough.filter(({ criterion }) => ["C0", "C1"].includes(criterion)),
      { reason: "few_observations", have: 18, need: 30 },
    ],
    ["one point for all", enough.map((one) => ({ ...one, share: 0.5 })), { reason: "one_category", have: 1, need: 2 }],
    [
      "two juries that share nothing",
      simulated({ entries: 20, jurors: 5, criteria: 8 }).scores.flatMap((one) => [
        one,
        { ...one, entry: `other ${one.entry}`, juror: `other ${one.juror}` },
      ]),
      { reason: "not_connected", have: 2, need: 1 },
    ],
  ];
  test.each(cases)("%s", (_, scores, told) => {
    expect(raschModel(scores)).toEqual({ fitted: false, ...told });
  });
});
