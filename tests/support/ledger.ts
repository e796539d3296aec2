import { eq } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { rounds } from "~/db/schema";
import { actorName } from "~/domain/ledger/pseudonym.server";
import type { LedgerKind } from "~/lib/vocabulary";

/** The name in the ledger of a round under which an event of a kind has its actor; a juror's, unless told otherwise. */
export async function pseudonymIn(
  db: Database,
  roundId: string,
  userId: string,
  kind: LedgerKind = "point_recorded",
): Promise<string> {
  const [round] = await db.select({ salt: rounds.ledgerSalt }).from(rounds).where(eq(rounds.id, roundId));
  return actorName(round!.salt, userId, kind);
}

/** What an event keeps for few, without its salt. */
export function sealedIn(event: { readonly sealed: string | null }): unknown {
  const { salt, ...words } = JSON.parse(event.sealed ?? "{}");
  return words;
}
