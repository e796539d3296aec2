import { and, count, desc, isNotNull, isNull } from "drizzle-orm";
import { outboxFolder } from "~/adapters/mail/open.server";
import { listOutbox, type OutboxMail, readOutbox } from "~/adapters/mail/outbox.server";
import { mails } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { mayReadOutbox } from "./policy";

/** The latest mails kept on this machine, newest first. */
export async function outboxMails(ctx: Context, dataDir: string): Promise<OutboxMail[]> {
  if (!mayReadOutbox(ctx.actor)) throw new DomainError("forbidden", m.people_admin_only());
  return listOutbox(outboxFolder(dataDir));
}

export async function outboxMail(ctx: Context, dataDir: string, id: string): Promise<OutboxMail> {
  if (!mayReadOutbox(ctx.actor)) throw new DomainError("forbidden", m.people_admin_only());
  const mail = await readOutbox(outboxFolder(dataDir), id);
  if (!mail) throw new DomainError("not_found", m.admin_mail_unknown());
  return mail;
}

/** Mails that were tried and have not gone, newest first. `givenUp`: no further try will be made. */
export async function failedMails(ctx: Context) {
  if (!mayReadOutbox(ctx.actor)) throw new DomainError("forbidden", m.people_admin_only());
  const rows = await ctx.db
    .select()
    .from(mails)
    .where(and(isNull(mails.sentAt), isNotNull(mails.lastError)))
    .orderBy(desc(mails.id))
    .limit(50);
  return rows.map(({ body, ...mail }) => ({ ...mail, givenUp: body === null }));
}

export async function countFailedMails(ctx: Context): Promise<number> {
  const [row] = await ctx.db
    .select({ total: count() })
    .from(mails)
    .where(and(isNull(mails.sentAt), isNotNull(mails.lastError)));
  return row!.total;
}
