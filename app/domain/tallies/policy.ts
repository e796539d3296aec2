import { m } from "~/i18n/paraglide/messages";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { holdsAgencyRole, isCouncilMemberOf } from "../people/policy";
import { hasReached, type PhaseSpan } from "../rounds/rules";

/** Organiser and secretary of the round's agency, and its council. Not the jury: nobody learns others' scores before signing. */
export function mayReadTally(actor: Actor | null, round: { readonly id: string; readonly agencyId: string }): boolean {
  return holdsAgencyRole(actor, round.agencyId, ["organiser", "secretary"]) || isCouncilMemberOf(actor, round.id);
}

/** While jurors score, nobody sees a total: it would steer those who have not signed yet. Null once the jury is done. */
export function whyTallyIsClosed(phases: readonly PhaseSpan[], now: Date): string | null {
  if (hasReached(phases, now, "council")) return null;
  return hasReached(phases, now, "scoring") ? m.tallies_still_scoring() : m.tallies_not_scored_yet();
}

export const tallyPermissions: readonly Permission[] = [
  {
    act: "tally.read",
    title: m.tallies_may_read,
    may: (actor, here) => mayReadTally(actor, { id: here.roundId, agencyId: here.agencyId }),
  },
];
