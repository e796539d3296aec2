import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import type { ConflictAnswer, RecusalKind } from "~/lib/vocabulary";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { isJurorOf } from "../people/policy";
import { mayRunRound } from "../rounds/policy";
import { hasReached, type PhaseSpan } from "../rounds/rules";
import type { MakerStanding } from "./rules";

/** Answer for the entries given to oneself. */
export function mayAnswerConflicts(actor: Actor | null, roundId: string): boolean {
  return isJurorOf(actor, roundId);
}

/** Read hints and what jurors said, dismiss a hint, lift a conflict, remind: organiser and secretary, not the support team. */
export const mayKeepConflicts = mayRunRound;

interface Timed {
  readonly openedAt: Date | null;
  readonly phases: readonly PhaseSpan[];
}

/** Answers are taken until the jury is done. */
export function whyNotAnswerAtAll(round: Timed, now: Date): string | null {
  if (!round.openedAt) return m.rounds_not_open_yet();
  return isJuryDone(round, now) ? m.conflicts_jury_is_done() : null;
}

/** When a round came to be scored; null before. From then on jurors have sheets. */
export function scoringSince({ phases }: Timed, now: Date): Date | null {
  if (!hasReached(phases, now, "scoring")) return null;
  return phases.find((phase) => phase.kind === "scoring")?.opensAt ?? null;
}

/** What stands of one entry of an open round before a juror answers for it. */
interface Standing {
  readonly answer: ConflictAnswer | null;
  readonly signedAt: Date | null;
}

/** Why an answer cannot take the place of what stands, in one sentence; null when it can. */
export function whyNotAnswer(standing: Standing, answer: ConflictAnswer, round: Timed, now: Date): string | null {
  if (standing.answer === answer) return null;
  // What was signed must not vanish by a later excuse.
  if (answer === "conflict") return standing.signedAt ? m.judge_why_not_recuse_signed() : null;
  const isTakenBack = standing.answer === "conflict";
  return isTakenBack && hasReached(round.phases, now, "scoring") ? m.conflicts_only_agency_lifts() : null;
}

/** The same for an establishment of a blind round: the code that goes, or comes, with the answer would tell whose it is. */
export function whyNotAnswerForMaker(
  { answer, isAsked, hasSeenCodes }: MakerStanding,
  given: ConflictAnswer,
): string | null {
  if (!hasSeenCodes || answer === given) return null;
  // "None" stays, and another entry of the same maker still gets its answer; a known connection holds for that one too.
  return isAsked && answer === "none" ? null : m.conflicts_blind_fixed();
}

/** An entry that a juror stepped back from. */
interface SteppedBack {
  /** Null where they score it. */
  readonly recusal: RecusalKind | null;
  readonly answer: ConflictAnswer | null;
}

/**
 * Why the agency cannot give an entry back to a juror who stepped back from it. In a blind round not where they named its
 * establishment: a code would come up with a known name. A sheet that was left by its code has an answer that says "none".
 */
export function whyNotLift(
  round: Timed & { readonly rules: { readonly blind: { readonly value: boolean } } },
  { recusal, answer }: SteppedBack,
  now: Date,
): string | null {
  if (isJuryDone(round, now)) return m.conflicts_jury_is_done();
  if (recusal === null) return m.conflicts_not_recused();
  return round.rules.blind.value && answer === "conflict" ? m.conflicts_blind_not_lifted() : null;
}

/** remindedOn: the last day any of those who have not answered was reminded; null when none was. */
export function whyNotRemind(
  round: Timed,
  { waiting, remindedAt }: { readonly waiting: number; readonly remindedAt: Date | null },
  now: Date,
): string | null {
  if (isJuryDone(round, now)) return m.conflicts_jury_is_done();
  if (waiting === 0) return m.conflicts_nobody_to_remind();
  return remindedAt && isSameDay(remindedAt, now) ? m.conflicts_reminded_today() : null;
}

/** A reminder a day is enough, whoever sends it. */
export function isSameDay(one: Date, other: Date): boolean {
  const day = (at: Date): PlainDate => todayInVietnam(at);
  return day(one) === day(other);
}

const isJuryDone = ({ phases }: Timed, now: Date) => hasReached(phases, now, "council");

export const conflictPermissions: readonly Permission[] = [
  {
    act: "conflict.answer",
    title: m.conflicts_act_answer,
    may: (actor, here) => mayAnswerConflicts(actor, here.roundId),
  },
  { act: "conflict.keep", title: m.conflicts_act_keep, may: mayKeepConflicts },
];
