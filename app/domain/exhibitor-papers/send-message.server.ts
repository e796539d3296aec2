import { eq, sql } from "drizzle-orm";
import { insertMany } from "~/db/insert-many.server";
import { fairMessageRecipients, fairMessages } from "~/db/schema";
import { formatNumber } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { FairDetails } from "../fairs/fair-details.server";
import { queueLetter } from "../notifications/queue-mail.server";
import { inTransaction } from "../transaction.server";
import type { SendMessageForm } from "./forms";
import { lockDraft } from "./lock-message.server";
import { exhibitorLink, fairMessageMail } from "./mails";
import { messageById } from "./messages.server";
import { whyNotChange } from "./policy";
import { type Addressed, addressed } from "./recipients.server";

/**
 * Send a message to the contact of every application that its filter finds now, once: two that would say the same to the same address are
 * one mail. From then on it stays as it is. Returns how many applications it went to.
 * Refused: as `lockDraft`; "conflict" when the draft was saved since, when it would go to nobody, or not to as many as the page showed.
 */
export function sendMessage(ctx: Context, id: string, { version, count }: SendMessageForm): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const { fair, message } = await lockDraft(ctx, id);
    if (message.version !== version) throw new DomainError("conflict", m.exhibitors_saved_meanwhile());
    const to = await addressed(ctx, fair, message);
    if (to.length === 0) throw new DomainError("conflict", m.exhibitors_message_to_nobody());
    if (to.length !== count) {
      const words = { shown: formatNumber(count), now: formatNumber(to.length) };
      throw new DomainError("conflict", m.exhibitors_message_count_changed(words));
    }
    const rows = to.map(({ applicationId, email, subject, body }) => ({
      messageId: message.id,
      applicationId,
      email,
      subject,
      body,
    }));
    await insertMany(ctx.db, fairMessageRecipients, rows, sql``);
    await ctx.db
      .update(fairMessages)
      .set({ sentBy: ctx.actor!.userId, sentAt: ctx.now })
      .where(eq(fairMessages.id, message.id));
    await recordAudit(ctx, {
      act: "fair_messages.sent",
      subject: { kind: "fair", id: fair.id },
      after: { message: message.id, subject: message.subject, applications: to.length },
    });
    for (const one of onceEach(to)) {
      const { applicationId, subject, body } = one;
      const facts = { link: exhibitorLink(applicationId), agencyName: fair.agencyName, subject, body };
      await queueLetter(ctx, one, () => fairMessageMail(facts));
    }
    return to.length;
  });
}

/** What sending would do, for who is asked before. Refused as `messageById`. */
export async function messageToSend(ctx: Context, fair: FairDetails, id: string) {
  const message = await messageById(ctx, fair, id);
  const to = message.sentAt ? [] : await addressed(ctx, fair, message);
  const whyNot = whyNotChange(ctx.actor, fair, message);
  return {
    id: message.id,
    subject: message.subject,
    version: message.version,
    count: to.length,
    mails: onceEach(to).length,
    whyNot: whyNot ?? (to.length === 0 ? m.exhibitors_message_to_nobody() : null),
  };
}

/** The first for each address and text. */
const onceEach = (to: readonly Addressed[]): Addressed[] =>
  [...Map.groupBy(to, ({ email, subject, body }) => JSON.stringify([email.toLowerCase(), subject, body])).values()].map(
    ([first]) => first!,
  );

/**
 * Send a message to oneself as its first reader would get it, or with its fields left open when it would go to nobody. Changes nothing.
 * Refused as `lockDraft`.
 */
export function sendTestMessage(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { fair, message } = await lockDraft(ctx, id);
    const [first] = await addressed(ctx, fair, message);
    const { subject, body } = first ?? message;
    const link = `/organiser/fairs/${fair.slug}/messages/${message.id}`;
    const facts = { link, agencyName: fair.agencyName, body, subject: m.exhibitors_mail_test_subject({ subject }) };
    await queueLetter(ctx, { email: ctx.actor!.email, locale: getLocale() }, () => fairMessageMail(facts));
  });
}
