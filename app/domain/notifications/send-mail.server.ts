import { and, eq, isNull, sql } from "drizzle-orm";
import { MailError, type Mailer } from "~/adapters/mail";
import { mails } from "~/db/schema";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import { calendarWithSite, withSite } from "./letter";

/**
 * Send one queued mail, once: a mail that has gone, or that another worker is sending, is left alone. Its body is dropped
 * when it has gone or never can, because it may hold a secret link. A failure is kept beside it and thrown, for the queue
 * to try again; a mail that would be refused again is given up instead.
 * site: scheme and host that links of the mail begin with.
 */
export async function sendMail(
  ctx: Context,
  mailId: string,
  { mailer, site }: { mailer: Mailer; site: string },
): Promise<void> {
  try {
    await inTransaction(ctx, async (ctx) => {
      const [mail] = await ctx.db
        .select()
        .from(mails)
        .where(and(eq(mails.id, mailId), isNull(mails.sentAt)))
        .for("update", { skipLocked: true });
      if (!mail || mail.body === null) return;
      const calendars = mail.calendars?.map((one) => calendarWithSite(one, site)) ?? [];
      const text = withSite(mail.body, site);
      await mailer.send({
        to: mail.recipient,
        subject: mail.subject,
        text,
        ...(calendars.length > 0 && { calendars }),
      });
      await ctx.db
        .update(mails)
        .set({ sentAt: ctx.now, body: null, calendars: null, lastError: null, attempts: mail.attempts + 1 })
        .where(eq(mails.id, mailId));
    });
  } catch (error) {
    const isPermanent = error instanceof MailError && error.isPermanent;
    const reason = error instanceof Error ? error.message : String(error);
    await ctx.db
      .update(mails)
      .set({
        attempts: sql`${mails.attempts} + 1`,
        lastError: reason.slice(0, 500),
        ...(isPermanent && { body: null, calendars: null }),
      })
      .where(eq(mails.id, mailId));
    if (!isPermanent) throw error;
  }
}
