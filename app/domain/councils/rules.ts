import type { Level, VoteChoice } from "~/lib/vocabulary";
import type { SchemeRules } from "../schemes/rules";

export type QuorumRule = SchemeRules["quorum"]["value"];
export type MajorityRule = SchemeRules["majority"]["value"];

/** Members who must be there: at least the rule's part of all, so 2/3 of 7 is 5. */
export function quorumOf({ numerator, denominator }: QuorumRule, members: number): number {
  return Math.ceil((members * numerator) / denominator);
}

/** A council without members has no quorum. */
export function hasQuorum({ numerator, denominator }: QuorumRule, body: Body): boolean {
  return body.members > 0 && body.present * denominator >= body.members * numerator;
}

export interface Body {
  /** Seats in force. */
  readonly members: number;
  readonly present: number;
}

const baseOf = (rule: MajorityRule, body: Body) => (rule.of === "present" ? body.present : body.members);

/** Whether more than the rule's part voted for it; exactly that part is not enough. Compared in whole votes. */
export function isCarried(rule: MajorityRule, votesFor: number, body: Body): boolean {
  return votesFor * rule.denominator > baseOf(rule, body) * rule.numerator;
}

/** The fewest votes that carry a motion: more than half of 7 is 4, of 8 is 5. */
export function votesNeeded(rule: MajorityRule, body: Body): number {
  return Math.floor((baseOf(rule, body) * rule.numerator) / rule.denominator) + 1;
}

export interface VoteCounts {
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly abstentions: number;
}

export function countVotes(choices: readonly VoteChoice[]): VoteCounts {
  const of = (choice: VoteChoice) => choices.filter((one) => one === choice).length;
  return { votesFor: of("for"), votesAgainst: of("against"), abstentions: of("abstain") };
}

/** The numbers of members the rules allow a council of the level; empty: any. */
export function sizesOf(rules: Pick<SchemeRules, "levels">, level: Level): readonly number[] {
  return rules.levels.value.find((one) => one.level === level)?.councilSizes ?? [];
}

/** Whether the rules allow a council of so many. */
export function isSizeAllowed(rules: Pick<SchemeRules, "levels">, level: Level, seats: number): boolean {
  const sizes = sizesOf(rules, level);
  return sizes.length === 0 || sizes.includes(seats);
}
