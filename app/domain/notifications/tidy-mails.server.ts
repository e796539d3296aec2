import { and, eq, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { tidyOutbox } from "~/adapters/mail/outbox.server";
import { mails } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";

const DAY_MS = 86_400_000;
const KEEP_MAILS_DAYS = 90;

interface TidyMails {
  /** The folder of mails kept on this machine. */
  readonly outbox: string;
  /** By purpose: how long the secret link of a mail works, in milliseconds. */
  readonly linkLifetimes: Readonly<Record<string, number>>;
}

/**
 * Forget what mails said and who got them: the text of one that could not be sent while its link worked, and the record of
 * one that was dealt with 90 days ago. On this machine links are blanked once none can work any more, and mails go after
 * the same 90 days.
 */
export async function tidyMails(ctx: Context, { outbox, linkLifetimes }: TidyMails): Promise<void> {
  const before = (age: number) => new Date(ctx.now.getTime() - age);
  const dealtWith = or(isNotNull(mails.sentAt), isNotNull(mails.lastError));
  await inTransaction(ctx, async ({ db }) => {
    for (const [purpose, lifetime] of Object.entries(linkLifetimes)) {
      await db
        .update(mails)
        .set({ body: null, calendars: null, lastError: sql`coalesce(${mails.lastError}, ${m.mail_link_ran_out()})` })
        .where(
          and(
            eq(mails.purpose, purpose),
            isNull(mails.sentAt),
            isNotNull(mails.body),
            lt(mails.createdAt, before(lifetime)),
          ),
        );
    }
    await db.delete(mails).where(and(lt(mails.createdAt, before(KEEP_MAILS_DAYS * DAY_MS)), dealtWith));
  });
  await tidyOutbox(outbox, {
    blankBefore: before(Math.max(0, ...Object.values(linkLifetimes))),
    deleteBefore: before(KEEP_MAILS_DAYS * DAY_MS),
  });
}
