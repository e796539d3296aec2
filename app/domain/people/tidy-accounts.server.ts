import { and, isNotNull, lt, or } from "drizzle-orm";
import { mails, passwordResets, rateLimits, sessions } from "~/db/schema";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";

const DAY_MS = 86_400_000;
const KEEP_LINKS_DAYS = 30;
const KEEP_MAILS_DAYS = 90;

/** Personal data is not kept longer than it is of use: ended sessions, dead links, old counters, who was mailed long ago. */
export function tidyAccounts(ctx: Context): Promise<void> {
  const daysAgo = (days: number) => new Date(ctx.now.getTime() - days * DAY_MS);
  return inTransaction(ctx, async ({ db, now }) => {
    await db.delete(sessions).where(lt(sessions.expiresAt, now));
    await db.delete(passwordResets).where(lt(passwordResets.expiresAt, daysAgo(KEEP_LINKS_DAYS)));
    await db.delete(rateLimits).where(lt(rateLimits.expire, now));
    await db
      .delete(mails)
      .where(
        and(lt(mails.createdAt, daysAgo(KEEP_MAILS_DAYS)), or(isNotNull(mails.sentAt), isNotNull(mails.lastError))),
      );
  });
}
