import { and, eq, isNotNull, isNull, lt } from "drizzle-orm";
import { consents } from "~/db/schema";
import { getLocale } from "~/i18n/locale";
import type { Context, WriteContext } from "../context";
import { CONSENT_VERSION } from "./consent";

/**
 * Keep that the box was ticked. It counts once the link that this sign-up mails is used: anyone can type an address. Returns
 * the row to put on that link; null when a consent is in force already. The account's row is locked.
 */
export async function tickConsent(ctx: WriteContext, userId: string): Promise<string | null> {
  // Who agreed before has nothing to repeat.
  if (await liveConsent(ctx, userId)) return null;
  const [ticked] = await ctx.db
    .insert(consents)
    .values({ userId, purpose: "account", textVersion: CONSENT_VERSION, locale: getLocale(), givenAt: ctx.now })
    .returning({ id: consents.id });
  return ticked!.id;
}

/**
 * A link mailed to the owner was used: what was ticked at the sign-up that mailed it counts from now on, and what others may
 * have ticked is dropped. consentId: of the link; null for one that no sign-up mailed, which agrees to nothing.
 */
export async function confirmConsent(ctx: WriteContext, userId: string, consentId: string | null): Promise<void> {
  if (consentId !== null) {
    await ctx.db
      .update(consents)
      .set({ confirmedAt: ctx.now })
      .where(and(eq(consents.id, consentId), isNull(consents.confirmedAt), isNull(consents.withdrawnAt)));
  }
  await dropTicksOf(ctx, userId);
}

/** Forget what was ticked for an account and never confirmed. */
export async function dropTicksOf(ctx: WriteContext, userId: string): Promise<void> {
  await ctx.db.delete(consents).where(and(eq(consents.userId, userId), isNull(consents.confirmedAt)));
}

/** The same of all accounts, for what was ticked before an instant. */
export async function dropTicks(ctx: WriteContext, before: Date): Promise<void> {
  await ctx.db.delete(consents).where(and(isNull(consents.confirmedAt), lt(consents.givenAt, before)));
}

/** The consent an account rests on now; undefined for one made by an invitation or a command. */
export async function liveConsent(ctx: Context, userId: string) {
  const [row] = await ctx.db
    .select()
    .from(consents)
    .where(
      and(
        eq(consents.userId, userId),
        eq(consents.purpose, "account"),
        isNotNull(consents.confirmedAt),
        isNull(consents.withdrawnAt),
      ),
    );
  return row;
}

/** Whether the person took back the consent the account rested on, and gave none since. */
export async function hasWithdrawn(ctx: Context, userId: string): Promise<boolean> {
  const [taken] = await ctx.db
    .select({ id: consents.id })
    .from(consents)
    .where(and(eq(consents.userId, userId), isNotNull(consents.confirmedAt), isNotNull(consents.withdrawnAt)))
    .limit(1);
  return taken !== undefined && (await liveConsent(ctx, userId)) === undefined;
}
