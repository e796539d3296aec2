import { m } from "~/i18n/paraglide/messages";
import type { PanelRole } from "~/lib/vocabulary";
import type { Actor } from "../context";
import { isCouncilMemberOf, isJurorOf } from "../people/policy";
import { mayRunRound, mayWorkOnRound } from "../rounds/policy";
import { hasReached, type PhaseSpan } from "../rounds/rules";

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
