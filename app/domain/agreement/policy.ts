import { m } from "~/i18n/paraglide/messages";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { hasJudged } from "../people/policy";
import { mayReadTally } from "../tallies/policy";

/**
 * Who reads the tally, but nobody who judged in the round, whatever else they are: figures of one colleague's strictness are no juror's
 * business. When: as the tally, once the jury is done.
 */
export function mayReadReliability(
  actor: Actor | null,
  round: { readonly id: string; readonly agencyId: string },
): boolean {
  return mayReadTally(actor, round) && !hasJudged(actor, round.id);
}

export const agreementPermissions: readonly Permission[] = [
  {
    act: "reliability.read",
    title: m.agreement_may_read,
    may: (actor, here) => mayReadReliability(actor, { id: here.roundId, agencyId: here.agencyId }),
  },
];
