import { and, eq, inArray, or } from "drizzle-orm";
import { currentCertificate } from "~/db/certificate-joins.server";
import { awards, certificates, mergedEntries, merges, revocations } from "~/db/schema";
import type { PlainDate } from "~/lib/dates";
import type { Context } from "../context";

export interface EntryCertificate {
  readonly number: string;
  readonly revokedOn: PlainDate | null;
}

/** The certificate an entry won, or the set won that the council made of it and others; null when there is none. */
export async function certificateOfEntry(ctx: Context, nominationId: string | null): Promise<EntryCertificate | null> {
  if (nominationId === null) return null;
  const leader = ctx.db
    .select({ id: merges.leadNominationId })
    .from(mergedEntries)
    .innerJoin(merges, eq(merges.id, mergedEntries.mergeId))
    .where(and(eq(mergedEntries.nominationId, nominationId), eq(mergedEntries.isLive, true)));
  const [row] = await ctx.db
    .select({ number: certificates.number, revokedOn: revocations.revokedOn })
    .from(awards)
    .innerJoin(certificates, currentCertificate())
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .where(or(eq(awards.nominationId, nominationId), inArray(awards.nominationId, leader)));
  return row ?? null;
}
