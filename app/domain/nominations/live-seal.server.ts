import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { dossierSnapshots } from "~/db/schema";

/** The seal that holds of a nomination: one whose admission was undone leaves voided ones behind. */
export const isLiveSealOf = (nominationId: PgColumn | string): SQL | undefined =>
  and(eq(dossierSnapshots.nominationId, nominationId), isNull(dossierSnapshots.voidedAt));

/** A fact of the dossier sealed at admission, whatever was renamed since. */
export const sealedFact = <T>(part: "product" | "establishment", fact: string): SQL<T> =>
  sql<T>`${dossierSnapshots.content} -> ${part}::text ->> ${fact}::text`;
