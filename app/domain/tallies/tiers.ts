import { compareFractions, type Fraction, fractionOfPoints } from "~/lib/points";
import type { SchemeRules, Tier } from "../schemes/rules";
import type { RankChoice } from "./select";

/**
 * The tier of an entry. `tied` where the council's choice among equals decides it; `tier` is then the best it may get. Null where
 * no tier has room.
 */
export type Grade =
  | { readonly kind: "tier"; readonly tier: Tier }
  | { readonly kind: "tied"; readonly tier: Tier }
  | null;

type TierRules = Pick<SchemeRules, "tiers" | "passMark">;

/** Entries of one rank. */
interface GradedRank extends Omit<RankChoice, "rank"> {
  /** In points. */
  readonly score: Fraction;
}

/**
 * The tier of the recognised of each rank: the first they reach that has room; of equals that do not all fit, the others go on to
 * the next one they reach. Bands are half-open and compared exactly: with tiers from 90 and from 70, a score of 89.995 is the lower
 * one's and 90 the upper one's. Where it is open how many of a rank are recognised, the fewest and the most are tried, and a tier
 * is said only where both come to it.
 * ranks: best first. Returns one grade each.
 * Source: docs/rules/tallies.md#tiers.
 */
export function gradeRanks(rules: TierRules, ranks: readonly GradedRank[]): Grade[] {
  const best = fillTiers(rules, ranks, (one) => one.least);
  const worst = fillTiers(rules, ranks, (one) => one.most);
  return ranks.map((_, place): Grade => {
    const possible = [...best[place]!, ...worst[place]!];
    const first = possible.find((tier) => tier !== null);
    if (!first) return null;
    return { kind: possible.every((tier) => tier === first) ? "tier" : "tied", tier: first };
  });
}

/** The tiers an entry of each rank may get when `seats` of it are recognised, best first; null among them: none. */
function fillTiers(
  rules: TierRules,
  ranks: readonly GradedRank[],
  seats: (one: GradedRank) => number,
): (Tier | null)[][] {
  const taken = new Map<Tier, number>();
  return ranks.map((one) => {
    const possible: (Tier | null)[] = [];
    let left = seats(one);
    for (const tier of rules.tiers.value) {
      const room = tier.count === null ? Number.POSITIVE_INFINITY : tier.count - (taken.get(tier) ?? 0);
      if (room <= 0 || !reaches(rules, tier, one.score)) continue;
      possible.push(tier);
      const own = Math.min(left, room);
      taken.set(tier, (taken.get(tier) ?? 0) + own);
      left -= own;
      // Also where none may be recognised the first tier that one of them would get is known.
      if (left === 0) return possible;
    }
    return [...possible, null];
  });
}

function reaches({ passMark }: TierRules, tier: Tier, score: Fraction): boolean {
  return compareFractions(score, fractionOfPoints(tier.from ?? passMark.value)) >= 0;
}
