import { compareFractions, type Fraction, fractionOfPoints } from "~/lib/points";
import type { SchemeRules, Tier } from "../schemes/rules";

/** The tier of an entry; `tied` where equals do not all fit into the first one they reach, and the council chooses. */
export type Grade =
  | { readonly kind: "tier"; readonly tier: Tier }
  | { readonly kind: "tied"; readonly tier: Tier }
  | null;

type TierRules = Pick<SchemeRules, "tiers" | "passMark">;

/**
 * The tier of each recognised entry: the first it reaches that has room. Bands are half-open and compared exactly: with
 * tiers from 90 and from 70, a score of 89.995 is the lower one's and 90 the upper one's.
 * entries: best first; `score` in points. Returns one grade each, null where no tier has room.
 * Source: docs/rules/tallies.md#tiers.
 */
export function gradeEntries(
  rules: TierRules,
  entries: readonly { readonly rank: number; readonly score: Fraction }[],
): Grade[] {
  const taken = new Map<string, number>();
  const grades: Grade[] = [];
  for (let start = 0; start < entries.length; ) {
    const first = entries[start]!;
    let end = start + 1;
    while (entries[end]?.rank === first.rank) end += 1;
    const size = end - start;
    const room = ({ code, count }: Tier) => (count === null ? size : count - (taken.get(code) ?? 0));
    const tier = rules.tiers.value.find((one) => reaches(rules, one, first.score) && room(one) > 0);
    const grade: Grade = tier ? { kind: room(tier) >= size ? "tier" : "tied", tier } : null;
    if (tier) taken.set(tier.code, (taken.get(tier.code) ?? 0) + Math.min(size, room(tier)));
    for (; start < end; start += 1) grades.push(grade);
  }
  return grades;
}

function reaches({ passMark }: TierRules, tier: Tier, score: Fraction): boolean {
  return compareFractions(score, fractionOfPoints(tier.from ?? passMark.value)) >= 0;
}
