import type { Fraction } from "~/lib/points";
import type { SchemeRules } from "../schemes/rules";
import { type Candidate, type CapRules, type Choice, selectWithin } from "./select";
import { type Grade, gradeRanks } from "./tiers";

export type ProposalRules = CapRules & Pick<SchemeRules, "passMark" | "tiers">;

/** What passed, with its score in points. */
interface ScoredCandidate extends Candidate {
  readonly score: Fraction;
}

/**
 * Who of those that passed is proposed, and in which tier. candidates: best first. Returns a choice and a grade each, in the same
 * order; a grade only of the proposed, though seats that the council fills take their tiers.
 * Source: docs/rules/tallies.md#caps, #tiers.
 */
export function proposeWithin(
  rules: ProposalRules,
  candidates: readonly ScoredCandidate[],
): { choices: readonly Choice[]; grades: readonly Grade[] } {
  const { choices, ranks } = selectWithin(rules, candidates);
  const scores = new Map(candidates.map((one) => [one.rank, one.score]));
  const graded = gradeRanks(
    rules,
    ranks.map((one) => ({ ...one, score: scores.get(one.rank)! })),
  );
  const gradeOf = new Map(ranks.map(({ rank }, place) => [rank, graded[place]!]));
  const grades = candidates.map(({ rank }, place) =>
    choices[place]!.kind === "within_caps" ? gradeOf.get(rank)! : null,
  );
  return { choices, grades };
}
