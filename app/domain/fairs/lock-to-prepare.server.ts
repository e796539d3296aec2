import { eq, sql } from "drizzle-orm";
import { fairs, users } from "~/db/schema";
import { formatMoment } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { type FairDetails, lockFair } from "./fair-details.server";
import { whyNotPrepare, whyNotRestore } from "./policy";

/**
 * Lock a fair for those who prepare it. version: how often it had been saved when the person read it, where a whole section is saved.
 * Throws "not_found"; "forbidden" for others; "closed" once its report is settled; "conflict" when someone else saved since, with who.
 */
export async function lockToPrepare(ctx: WriteContext, id: string, version?: number): Promise<FairDetails> {
  const fair = await lockFair(ctx, id);
  await refuse(ctx, fair, { refusal: whyNotPrepare(ctx.actor, fair), version });
  return fair;
}

/** The same for a fair whose cancellation is taken back. Throws as `lockToPrepare`, but "closed" where it is not cancelled or its days are over. */
export async function lockToRestore(
  ctx: WriteContext,
  id: string,
  version: number,
): Promise<FairDetails & { readonly cancelledAt: Date }> {
  const fair = await lockFair(ctx, id);
  await refuse(ctx, fair, { refusal: whyNotRestore(ctx.actor, fair, todayInVietnam(ctx.now)), version });
  return { ...fair, cancelledAt: fair.cancelledAt! };
}

interface Asked {
  readonly refusal: ReturnType<typeof whyNotPrepare>;
  readonly version?: number | undefined;
}

async function refuse(ctx: WriteContext, fair: FairDetails, { refusal, version }: Asked): Promise<void> {
  if (refusal) throw new DomainError(refusal.isForbidden ? "forbidden" : "closed", refusal.sentence);
  if (version !== undefined && version !== fair.version) throw new DomainError("conflict", await whoSaved(ctx, fair));
}

async function whoSaved(ctx: WriteContext, { savedBy, savedAt }: FairDetails): Promise<string> {
  const [who] = savedBy ? await ctx.db.select({ name: users.name }).from(users).where(eq(users.id, savedBy)) : [];
  return who && savedAt
    ? m.fairs_saved_meanwhile({ name: who.name, at: formatMoment(savedAt, ctx.now) })
    : m.fairs_saved_meanwhile_by_someone();
}

/** Writes what is saved of a fair as a whole, counts it and notes who did. */
export async function writeFair(
  ctx: WriteContext,
  id: string,
  values: Partial<typeof fairs.$inferInsert> = {},
): Promise<void> {
  await ctx.db
    .update(fairs)
    .set({ ...values, version: sql`${fairs.version} + 1`, savedBy: ctx.actor!.userId, savedAt: ctx.now })
    .where(eq(fairs.id, id));
}
