import { and, desc, eq } from "drizzle-orm";
import { auditEntries } from "~/db/schema";
import { canonicalJson, type JsonValue } from "~/lib/canonical-json";
import { sha256Hex } from "~/lib/hash.server";
import type { Context } from "../context";
import type { Dossier } from "./dossier";

/**
 * SHA-256, hex, of what a producer declares true of a dossier. Left out is what others give it: group, code, times, and what
 * was decided of the dossier below.
 */
export function declaredHash({ product, establishment, answers, papers, photos }: Dossier): string {
  return sha256Hex(canonicalJson({ product, establishment, answers, papers, photos } as unknown as JsonValue));
}

/** The hash that the audit keeps of what was refused last; null where it keeps none. */
export async function refusedHash(ctx: Context, nominationId: string): Promise<string | null> {
  const [entry] = await ctx.db
    .select({ after: auditEntries.after })
    .from(auditEntries)
    .where(and(eq(auditEntries.act, "nominations.refused"), eq(auditEntries.subjectId, nominationId)))
    .orderBy(desc(auditEntries.id))
    .limit(1);
  const { declaredHash: kept } = (entry?.after ?? {}) as { declaredHash?: string };
  return kept ?? null;
}
