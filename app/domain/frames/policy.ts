import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { PhaseKind } from "~/lib/vocabulary";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { isCouncilMemberOf, isJurorOf } from "../people/policy";
import { mayRunRound, mayWorkOnRound } from "../rounds/policy";
import { sentenceOfFinding } from "../schemes/finding-sentences";
import type { CriterionRule, SchemeRules } from "../schemes/rules";
import { changedRoots, type FixedPointsChanged, findingsInFrame, withFrame } from "./rules";

interface Round {
  readonly id: string;
  readonly agencyId: string;
}

/** Who the actor is in the jury and the council of the round, beside what the actor's seats say. */
export interface FrameSeats {
  readonly isHead: boolean;
  readonly isChair: boolean;
}

/** The head of the jury; or organiser and secretary of the agency, who write down what the head proposed on paper. */
export function mayProposeFrame(actor: Actor | null, round: Round, seats: FrameSeats): boolean {
  return mayRunRound(actor, round) || (isJurorOf(actor, round.id) && seats.isHead);
}

/** The council's chair; or organiser and secretary, who record the decision the chair signed. */
export function mayDecideFrame(actor: Actor | null, round: Round, seats: FrameSeats): boolean {
  return mayRunRound(actor, round) || (isCouncilMemberOf(actor, round.id) && seats.isChair);
}

/** The agency, the jury and the council. */
export function maySeeFrame(actor: Actor | null, round: Round): boolean {
  return mayWorkOnRound(actor, round) || isJurorOf(actor, round.id) || isCouncilMemberOf(actor, round.id);
}

const BEFORE_SCORING: readonly (PhaseKind | null)[] = ["call", "nomination", "screening"];

/** Proposed and decided between opening and the start of scoring; locked from then on. */
export function whyNotFrame(round: {
  readonly openedAt: Date | null;
  readonly phase: PhaseKind | null;
}): string | null {
  if (!round.openedAt) return m.frames_before_opening();
  return BEFORE_SCORING.includes(round.phase) ? null : m.frames_locked();
}

/** A frame is decided under the rules it was written against: else it would undo what the council changed since. */
export function whyFrameIsStale(
  round: { readonly rulesHash: string | null },
  frame: { readonly rulesHash: string },
): string | null {
  return frame.rulesHash === round.rulesHash ? null : m.frames_rules_changed();
}

/** Everything that keeps criteria from being the frame of a round with these rules, one sentence each. */
export function whyFrameDoesNotHold(rules: SchemeRules, criteria: CriterionRule[]): string[] {
  const framed = withFrame(rules, criteria, rules.criteria.source);
  return [
    ...changedRoots(rules.criteria.value, criteria).map(sentenceOfRoot),
    ...findingsInFrame(rules, criteria).map((finding) => sentenceOfFinding(finding, framed)),
  ];
}

function sentenceOfRoot({ code, fixed, is }: FixedPointsChanged): string {
  if (fixed === null) return m.frames_root_is_new({ code });
  if (is === null) return m.frames_root_is_gone({ code });
  return m.frames_root_changed({ code, fixed: formatPoints(fixed), is: formatPoints(is) });
}

const sample = (here: { roundId: string; agencyId: string }) => ({ id: here.roundId, agencyId: here.agencyId });

export const framePermissions: readonly Permission[] = [
  {
    act: "frame.propose",
    title: m.frames_may_propose,
    may: (actor, here) => mayProposeFrame(actor, sample(here), { isHead: true, isChair: false }),
  },
  {
    act: "frame.decide",
    title: m.frames_may_decide,
    may: (actor, here) => mayDecideFrame(actor, sample(here), { isHead: false, isChair: true }),
  },
  { act: "frame.read", title: m.frames_may_read, may: (actor, here) => maySeeFrame(actor, sample(here)) },
];
