import { lt } from "drizzle-orm";
import { passwordResets, rateLimits, sessions } from "~/db/schema";
import type { Context } from "../context";
import { tidyMails } from "../notifications/tidy-mails.server";
import { inTransaction } from "../transaction.server";
import { dropTicks } from "./consents.server";
import { LINK_LIFETIMES } from "./mails";
import { FIRST_PASSWORD_MS } from "./rules";

const DAY_MS = 86_400_000;
const KEEP_LINKS_DAYS = 30;

/**
 * Personal data is not kept longer than it is of use: ended sessions, dead links and the mails that hold them, what was
 * ticked at a sign-up that nobody confirmed, old counters, who was mailed long ago. outbox: the folder of mails kept on this machine.
 */
export async function tidyAccounts(ctx: Context, { outbox }: { outbox: string }): Promise<void> {
  const linksSince = new Date(ctx.now.getTime() - KEEP_LINKS_DAYS * DAY_MS);
  await inTransaction(ctx, async (ctx) => {
    const { db, now } = ctx;
    await dropTicks(ctx, new Date(now.getTime() - FIRST_PASSWORD_MS));
    await db.delete(sessions).where(lt(sessions.expiresAt, now));
    await db.delete(passwordResets).where(lt(passwordResets.expiresAt, linksSince));
    await db.delete(rateLimits).where(lt(rateLimits.expire, now));
  });
  await tidyMails(ctx, { outbox, linkLifetimes: LINK_LIFETIMES });
}
