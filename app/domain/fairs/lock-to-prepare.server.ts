import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import { auditEntries, fairs, users } from "~/db/schema";
import { formatTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { type FairDetails, lockFair } from "./fair-details.server";
import { whyNotPrepare } from "./policy";

/**
 * Lock a fair for those who prepare it. version: how often it had been saved when the person read it, where a whole section is saved.
 * Throws "not_found"; "forbidden" for others; "closed" once its report is settled; "conflict" when someone else saved since, with who.
 */
export async function lockToPrepare(ctx: WriteContext, id: string, version?: number): Promise<FairDetails> {
  const fair = await lockFair(ctx, id);
  const refusal = whyNotPrepare(ctx.actor, fair);
  if (refusal) throw new DomainError(refusal.isForbidden ? "forbidden" : "closed", refusal.sentence);
  if (version !== undefined && version !== fair.version) throw new DomainError("conflict", await whoSaved(ctx, id));
  return fair;
}

async function whoSaved(ctx: WriteContext, fairId: string): Promise<string> {
  const [last] = await ctx.db
    .select({ name: users.name, at: auditEntries.at })
    .from(auditEntries)
    .innerJoin(users, eq(users.id, auditEntries.actorId))
    .where(
      and(eq(auditEntries.subjectKind, "fair"), eq(auditEntries.subjectId, fairId), isNotNull(auditEntries.actorId)),
    )
    .orderBy(desc(auditEntries.id))
    .limit(1);
  return last
    ? m.fairs_saved_meanwhile({ name: last.name, at: formatTime(last.at) })
    : m.fairs_saved_meanwhile_by_someone();
}

/** Writes what is saved of a fair as a whole and counts it. */
export async function writeFair(
  ctx: WriteContext,
  id: string,
  values: Partial<typeof fairs.$inferInsert> = {},
): Promise<void> {
  await ctx.db
    .update(fairs)
    .set({ ...values, version: sql`${fairs.version} + 1` })
    .where(eq(fairs.id, id));
}
