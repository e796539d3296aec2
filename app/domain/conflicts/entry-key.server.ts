import { sha256Hex } from "~/lib/hash.server";

/**
 * Names an entry on the page where its juror answers for it. Neither its id nor its voting code: nobody can tell from it which
 * sheet is whose. ledgerSalt: of the round.
 */
export function entryKey(ledgerSalt: string, appointmentId: string, nominationId: string): string {
  return sha256Hex(`${ledgerSalt}:conflict:${appointmentId}:${nominationId}`).slice(0, 32);
}

/**
 * Names an establishment on the page where a juror of a blind round answers for it, whatever entries it has among theirs.
 * ledgerSalt: of the round.
 */
export function makerKey(ledgerSalt: string, userId: string, establishmentId: string): string {
  return sha256Hex(`${ledgerSalt}:maker:${userId}:${establishmentId}`).slice(0, 32);
}
