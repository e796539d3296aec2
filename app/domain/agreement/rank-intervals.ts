import type { SchemeRules } from "../schemes/rules";
import { combine } from "../tallies/combine";
import { randomFrom } from "./random";

export const DRAWS = 1_000;
/** Fewer sheets hardly differ when they are drawn again: an interval would look surer than it is. */
export const FEWEST_DRAWN_SHEETS = 3;
const SEED = 20_140_528;
const LOW = 0.025;
const HIGH = 0.975;

export interface RankInterval {
  readonly from: number;
  readonly to: number;
}

/**
 * Where the rank of each entry lies in 95 of 100 draws, when the sheets of every entry are drawn again with replacement and combined
 * as the rules say. Equal scores share a rank. sheets: hundredths of a point, a list an entry. Null for an entry with too few
 * sheets to draw from; it is combined as it stands for the others.
 * Source: Efron and Tibshirani, "An Introduction to the Bootstrap" (1993), ch. 13; docs/rules/agreement.md#intervals.
 */
export function rankIntervals(
  rules: Pick<SchemeRules, "combining" | "trim">,
  sheets: readonly (readonly number[])[],
): (RankInterval | null)[] {
  const random = randomFrom(SEED);
  const ranks = sheets.map(() => new Int32Array(DRAWS));
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const scores = sheets.map((totals) => scoreOf(rules, drawn(totals, random)));
    const descending = Float64Array.from(scores).sort().reverse();
    const rankOf = new Map<number, number>();
    for (const [place, score] of descending.entries()) if (!rankOf.has(score)) rankOf.set(score, place + 1);
    for (const [entry, score] of scores.entries()) ranks[entry]![draw] = rankOf.get(score)!;
  }
  return ranks.map((all, entry) => {
    if (sheets[entry]!.length < FEWEST_DRAWN_SHEETS) return null;
    all.sort();
    return { from: all[Math.floor(LOW * DRAWS)]!, to: all[Math.ceil(HIGH * DRAWS) - 1]! };
  });
}

function drawn(totals: readonly number[], random: () => number): readonly number[] {
  if (totals.length < FEWEST_DRAWN_SHEETS) return totals;
  return totals.map(() => totals[Math.floor(random() * totals.length)]!);
}

/** Division rounds equal quotients to equal numbers, so that ties stay ties. */
function scoreOf(rules: Pick<SchemeRules, "combining" | "trim">, totals: readonly number[]): number {
  const combined = combine(rules, totals);
  return combined ? Number(combined.sum) / combined.divisor : Number.NEGATIVE_INFINITY;
}
