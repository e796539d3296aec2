import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { dossierSnapshots, redactions } from "~/db/schema";
import { hashOfCopy } from "~/domain/redactions/release-redaction.server";
import { nextNumber, only } from "./counter";
import { aUser } from "./people";

/** A blind copy of a sealed entry, handed to the jury unless told otherwise. */
export async function aBlindCopy(
  db: Database,
  nominationId: string,
  values: Partial<typeof redactions.$inferInsert> & { released?: boolean } = {},
): Promise<typeof redactions.$inferSelect> {
  const { released = true, ...given } = values;
  const seal = only(
    await db
      .select({ id: dossierSnapshots.id })
      .from(dossierSnapshots)
      .where(and(eq(dossierSnapshots.nominationId, nominationId), isNull(dossierSnapshots.voidedAt))),
  );
  const savedBy = given.savedBy ?? (await aUser(db)).id;
  const copy = {
    ...{ snapshotId: seal.id, version: 1, productName: `Sản phẩm ẩn danh ${nextNumber()}`, answers: {}, photos: [] },
    ...given,
    savedBy,
  };
  const row = only(await db.insert(redactions).values(copy).returning());
  if (!released) return row;
  const release = { releasedBy: savedBy, releasedAt: new Date(), contentHash: hashOfCopy(row) };
  return only(await db.update(redactions).set(release).where(eq(redactions.id, row.id)).returning());
}
