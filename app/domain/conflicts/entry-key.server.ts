import { sha256Hex } from "~/lib/hash.server";

/**
 * Names an entry on the page where its juror answers for it. Neither its id nor its voting code: nobody can tell from it which
 * sheet is whose. ledgerSalt: of the round.
 */
export function entryKey(ledgerSalt: string, appointmentId: string, nominationId: string): string {
  return sha256Hex(`${ledgerSalt}:conflict:${appointmentId}:${nominationId}`).slice(0, 32);
}
