import { compareFractions, type Fraction, fractionOfPoints } from "~/lib/points";
import type { Outcome } from "~/lib/vocabulary";
import type { SchemeRules, TieBreak } from "../schemes/rules";
import { type Combined, combine } from "./combine";
import { type ProposalRules, proposeWithin } from "./propose";
import { type RankInput, type RankRules, rankEntries, totalsOf } from "./rank";
import type { Candidate, Choice } from "./select";
import type { Grade } from "./tiers";

/** One admitted entry and its signed sheets. */
export interface TallyInput extends RankInput, Omit<Candidate, "rank"> {}

export interface TallyEntry {
  readonly nominationId: string;
  /** Signed sheets. */
  readonly sheets: number;
  /** `sum / divisor` is the score in hundredths of a point, exact; a divisor of 0 has no score. */
  readonly sum: bigint;
  readonly divisor: number;
  /** In points; null without a sheet. */
  readonly score: Fraction | null;
  /** Entries that nothing tells apart share a rank and the next one skips: 1, 1, 3. Null with too few sheets. */
  readonly rank: number | null;
  readonly brokenBy: TieBreak | null;
  readonly passed: boolean;
  readonly outcome: Outcome;
  /** Of those that passed: which limit lets it in or keeps it out. */
  readonly choice: Choice | null;
  /** Of the proposed. */
  readonly grade: Grade;
}

export type TallyRules = RankRules & ProposalRules & Pick<SchemeRules, "passComparison">;

/**
 * Rank a round, say who passes, and propose the best within the limits. Scores are compared exactly, never rounded.
 * Returns the ranked entries best first, then those with too few sheets in the order given.
 * Source: docs/rules/tallies.md.
 */
export function tallyRound(rules: TallyRules, inputs: readonly TallyInput[]): TallyEntry[] {
  const { ranked, unranked } = rankEntries(rules, inputs);
  const passed = ranked.filter((one) => passes(rules, one.combined.score));
  const { choices, grades } = proposeWithin(
    rules,
    passed.map(({ entry, rank, combined }) => ({ ...entry, rank, score: combined.score })),
  );
  const choiceOf = new Map(passed.map(({ entry }, place) => [entry.nominationId, choices[place]!]));
  const gradeOf = new Map(passed.map(({ entry }, place) => [entry.nominationId, grades[place]!]));
  return [
    ...ranked.map(({ entry, combined, rank, brokenBy }): TallyEntry => {
      const choice = choiceOf.get(entry.nominationId) ?? null;
      const grade = gradeOf.get(entry.nominationId) ?? null;
      return {
        ...figuresOf(entry, combined),
        rank,
        brokenBy,
        passed: choice !== null,
        outcome: outcomeOf(choice),
        choice,
        grade,
      };
    }),
    ...unranked.map(
      (entry): TallyEntry => ({
        ...figuresOf(entry, combine(rules, totalsOf(entry))),
        rank: null,
        brokenBy: null,
        passed: false,
        outcome: "too_few_sheets",
        choice: null,
        grade: null,
      }),
    ),
  ];
}

function figuresOf(entry: TallyInput, combined: Combined | null) {
  const { sum = 0n, divisor = 0, score = null } = combined ?? {};
  return { nominationId: entry.nominationId, sheets: entry.sheets.length, sum, divisor, score };
}

function outcomeOf(choice: Choice | null): Outcome {
  if (choice === null) return "not_passed";
  return choice.kind === "within_caps" ? "recognised" : "passed_over_cap";
}

function passes({ passMark, passComparison }: TallyRules, score: Fraction): boolean {
  const distance = compareFractions(score, fractionOfPoints(passMark.value));
  return passComparison.value === "above" ? distance > 0 : distance >= 0;
}
