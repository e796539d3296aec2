import { createHmac } from "node:crypto";

/**
 * The name of a person in the ledger of one round: the same for all they did there, another in every round, and nobody's to trace
 * without the round's salt. 32 hex digits.
 * Source: docs/rules/ledger.md#people.
 */
export function pseudonymOf(ledgerSalt: string, userId: string): string {
  return createHmac("sha256", ledgerSalt).update(userId).digest("hex").slice(0, 32);
}
