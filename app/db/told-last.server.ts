import { desc, eq, type SQL } from "drizzle-orm";
import type { Database, Transaction } from "./client.server";
import { nominations, releases, toldResults } from "./schema";

/**
 * What each entry was told last, one row an entry: by the release that was made last. No row of those no release spoke of.
 * which: of the entries, on `nominations`.
 */
export function toldLast(db: Database | Transaction, which: SQL | undefined) {
  return db
    .selectDistinctOn([toldResults.nominationId], {
      nominationId: toldResults.nominationId,
      roundId: nominations.roundId,
      decisionId: toldResults.decisionId,
      kind: toldResults.kind,
      papersDueOn: toldResults.papersDueOn,
      /** As it was moved since. */
      papersDueNow: nominations.papersDueOn,
    })
    .from(toldResults)
    .innerJoin(releases, eq(releases.decisionId, toldResults.decisionId))
    .innerJoin(nominations, eq(nominations.id, toldResults.nominationId))
    .where(which)
    .orderBy(toldResults.nominationId, desc(releases.releasedAt), desc(releases.decisionId));
}
