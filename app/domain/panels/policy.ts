import { m } from "~/i18n/paraglide/messages";
import type { PanelRole } from "~/lib/vocabulary";
import type { Actor } from "../context";
import { isCouncilMemberOf, isJurorOf } from "../people/policy";
import { mayRunRound, mayWorkOnRound } from "../rounds/policy";
import { hasReached, type PhaseSpan } from "../rounds/rules";
import type { PairState } from "./rules";

interface Round {
  readonly id: string;
  readonly agencyId: string;
}

/** Organiser or secretary of the round's agency. */
export const mayNameJury = mayRunRound;

/** The agency, the jury and the council; the list is not for the public. */
export function maySeeJury(actor: Actor | null, round: Round): boolean {
  return mayWorkOnRound(actor, round) || isJurorOf(actor, round.id) || isCouncilMemberOf(actor, round.id);
}

/** Seats change until the jury is done. */
export function whyNotChangeJury(
  round: { readonly phases: readonly PhaseSpan[]; readonly openedAt: Date | null },
  now: Date,
): string | null {
  return round.openedAt && hasReached(round.phases, now, "council") ? m.rounds_jury_is_done() : null;
}

/** Why an entry is not given to a juror, in one sentence; null when it may be. */
export function whyNotGive(state: PairState): string | null {
  if (state === "recused") return m.panels_juror_recused();
  if (state === "conflict") return m.panels_juror_in_conflict();
  if (state === "other_panel") return m.panels_other_panel();
  return state === "open" ? null : m.panels_given_already();
}

/** Work is never taken away: what a juror has begun stays theirs. */
export function whyNotTakeBack(state: PairState): string | null {
  if (state === "signed") return m.panels_sheet_is_signed();
  if (state === "begun") return m.panels_sheet_is_begun();
  return state === "given" ? null : m.panels_not_given();
}

/** A plan needs someone to give to, and something to give. */
export function whyNotPlan({ scorers, entries }: Record<"scorers" | "entries", readonly unknown[]>): string | null {
  if (scorers.length === 0) return m.panels_no_jurors();
  return entries.length === 0 ? m.panels_no_entries() : null;
}

/** A seat is answered once, by the one it was given to. */
export function whyNotAnswerSeat(seat: {
  readonly acceptedAt: Date | null;
  readonly endedAt: Date | null;
}): string | null {
  if (seat.endedAt) return m.rounds_seat_is_ended();
  return seat.acceptedAt ? m.panels_seat_is_accepted() : null;
}

/** What the agency knows of a juror beyond the list: its own people, and the juror. */
export function maySeeSeatFacts(actor: Actor | null, round: Round, seat: { readonly userId: string }): boolean {
  return mayWorkOnRound(actor, round) || actor?.userId === seat.userId;
}

interface Seat {
  readonly role: PanelRole;
  readonly endedAt: Date | null;
}

/** What a jury still lacks, in words, before it may score; empty when it is well made. */
export function adviceForJury(seats: readonly Seat[], minimum: number): string[] {
  const live = seats.filter((seat) => seat.endedAt === null);
  const heads = live.filter((seat) => seat.role === "head").length;
  return [
    ...(live.length < minimum ? [m.rounds_jury_too_small({ seats: live.length, minimum })] : []),
    ...(live.length > 0 && live.length % 2 === 0 ? [m.rounds_jury_is_even({ seats: live.length })] : []),
    ...(live.length > 0 && heads !== 1 ? [m.rounds_jury_needs_head()] : []),
  ];
}
