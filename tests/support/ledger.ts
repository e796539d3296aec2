import { eq } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { rounds } from "~/db/schema";
import { pseudonymOf } from "~/domain/ledger/pseudonym.server";

/** The name of a person in the ledger of a round. */
export async function pseudonymIn(db: Database, roundId: string, userId: string): Promise<string> {
  const [round] = await db.select({ salt: rounds.ledgerSalt }).from(rounds).where(eq(rounds.id, roundId));
  return pseudonymOf(round!.salt, userId);
}

/** What an event keeps for few, without its salt. */
export function sealedIn(event: { readonly sealed: string | null }): unknown {
  const { salt, ...words } = JSON.parse(event.sealed ?? "{}");
  return words;
}
