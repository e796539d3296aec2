import { m } from "~/i18n/paraglide/messages";
import type { PhaseKind } from "~/lib/vocabulary";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { isJurorOf } from "../people/policy";
import { mayRunRound, mayWorkOnRound } from "../rounds/policy";
import type { Calibration } from "../schemes/rules";
import type { CalibrationState, Time } from "./rules";

interface Round {
  readonly id: string;
  readonly agencyId: string;
}

/** Choose the products, open, let a juror off, close: the head of the jury, or organiser and secretary of the agency. */
export function mayRunCalibration(actor: Actor | null, round: Round, isHead: boolean): boolean {
  return mayRunRound(actor, round) || (isJurorOf(actor, round.id) && isHead);
}

/** The agency and the jury. */
export function maySeeCalibration(actor: Actor | null, round: Round): boolean {
  return mayWorkOnRound(actor, round) || isJurorOf(actor, round.id);
}

/** Who has submitted, without a point: the agency's people, and the head. */
export function maySeeWhoIsLate(actor: Actor | null, round: Round, isHead: boolean): boolean {
  return mayWorkOnRound(actor, round) || isHead;
}

/**
 * Whether someone may see what jurors gave an anchor: with a seat in the jury, whatever else they are, once they have submitted theirs
 * of the same time; without one, the agency's people.
 */
export function maySeeGivenPoints(
  actor: Actor | null,
  round: Round,
  own: { readonly hasSeat: boolean; readonly submitted: boolean },
): boolean {
  return own.hasSeat ? own.submitted : mayWorkOnRound(actor, round);
}

export interface CalibrationFacts {
  readonly rule: Calibration | null;
  readonly state: CalibrationState;
  readonly phase: PhaseKind | null;
  readonly anchors: number;
}

const UNTIL_SCORED: readonly (PhaseKind | null)[] = ["call", "nomination", "screening", "scoring"];

/** Why the products of a calibration stay as they are, in one sentence; null while they are chosen. */
export function whyNotPrepare({ rule, state, phase }: CalibrationFacts): string | null {
  if (state === "closed") return m.calibration_why_closed();
  if (state === "open") return m.calibration_why_anchors_fixed();
  if (!rule) return m.calibration_why_not_foreseen();
  return UNTIL_SCORED.includes(phase) ? null : m.calibration_why_too_late();
}

export function whyNotAddAnchor(facts: CalibrationFacts): string | null {
  const closed = whyNotPrepare(facts);
  if (closed) return closed;
  const most = facts.rule!.anchors;
  return facts.anchors < most ? null : m.calibration_why_enough({ count: most });
}

/** wrong: what is wrong with reference points, one sentence each. */
export function whyNotOpen(facts: CalibrationFacts, wrong: readonly string[]): string | null {
  const closed = whyNotPrepare(facts);
  if (closed) return closed;
  // Criteria may still become others before: a point frame writes them anew.
  if (facts.phase !== "scoring") return m.calibration_why_before_scoring();
  const wanted = facts.rule!.anchors;
  if (facts.anchors !== wanted) return m.calibration_why_count({ wanted, count: facts.anchors });
  return wrong[0] ?? null;
}

/** Why a juror gives an anchor no points now. */
export function whyNotScoreAnchor(
  { state, phase }: Pick<CalibrationFacts, "state" | "phase">,
  sheet: { readonly submittedAt: Date | null } | null,
): string | null {
  if (state === "closed") return m.calibration_why_closed();
  if (state !== "open") return m.calibration_why_not_open();
  if (sheet?.submittedAt) return m.calibration_why_submitted();
  return phase === "scoring" ? null : m.judge_why_not_scoring();
}

/** missing: how many criteria have no points. */
export function whyNotSubmit(
  facts: Pick<CalibrationFacts, "state" | "phase">,
  sheet: { readonly submittedAt: Date | null } | null,
  missing: number,
): string | null {
  return whyNotScoreAnchor(facts, sheet) ?? (missing > 0 ? m.judge_why_incomplete({ count: missing }) : null);
}

/** latest: the juror's last sheet of the anchor. */
export function whyNotScoreAgain(
  facts: Pick<CalibrationFacts, "rule" | "state" | "phase">,
  latest: { readonly time: Time; readonly submittedAt: Date | null } | null,
): string | null {
  const closed = whyNotScoreAnchor(facts, null);
  if (closed) return closed;
  if (!facts.rule?.secondTime) return m.calibration_why_once();
  if (!latest?.submittedAt) return m.calibration_why_first_time_first();
  return latest.time === 1 ? null : m.calibration_why_twice();
}

/** late: jurors whose own sheets wait for anchors they have not submitted. */
export function whyNotClose({ state }: Pick<CalibrationFacts, "state">, late: number): string | null {
  if (state === "closed") return m.calibration_why_closed();
  if (state !== "open") return m.calibration_why_not_open();
  return late > 0 ? m.calibration_why_late({ count: late }) : null;
}

/** missing: anchors the juror's own sheets still wait for. */
export function whyNotWaive(
  { rule, state }: Pick<CalibrationFacts, "rule" | "state">,
  seat: { readonly missing: number; readonly isWaived: boolean },
): string | null {
  if (state === "closed") return m.calibration_why_closed();
  if (!rule?.waits) return m.calibration_why_nothing_waits();
  if (seat.isWaived) return m.calibration_why_waived();
  return seat.missing > 0 ? null : m.calibration_why_not_late();
}

const here = (place: { roundId: string; agencyId: string }) => ({ id: place.roundId, agencyId: place.agencyId });

export const calibrationPermissions: readonly Permission[] = [
  {
    act: "calibration.run",
    title: m.calibration_may_run,
    // Of the jurors, the head alone.
    may: (actor, place) => mayRunCalibration(actor, here(place), true),
  },
  { act: "calibration.score", title: m.calibration_may_score, may: (actor, place) => isJurorOf(actor, place.roundId) },
  {
    act: "calibration.see",
    title: m.calibration_may_see,
    // A juror once their own are submitted.
    may: (actor, place) => maySeeCalibration(actor, here(place)),
  },
];
