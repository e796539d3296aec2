import { formatDate, formatMoney } from "~/i18n/formats";
import { nameInLanguage } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { letter } from "../notifications/letter";
import type { Letter } from "../notifications/queue-mail.server";
import type { Reminder } from "./reminders";

interface About {
  /** The reader. */
  readonly name: string;
  readonly applicationId: string;
  readonly fair: { readonly name: string; readonly nameEn: string };
}

// The site's `paths` say the same.
const invoicesPath = (id: string) => `/applications/${id}/invoices`;

const mail = (facts: About, purpose: string, subject: string, paragraphs: readonly string[]): Letter => ({
  purpose,
  subject,
  body: letter({ name: facts.name, paragraphs, link: invoicesPath(facts.applicationId) }),
});

/** total: before support; nothing for who has no booths any more. */
export function issuedMail(
  facts: About & { readonly number: string; readonly total: number; readonly payable: number },
): Letter {
  const words = { number: facts.number, fair: nameInLanguage(facts.fair), amount: formatMoney(facts.payable) };
  const free = facts.total > 0 ? m.invoices_mail_issued_free_text : m.invoices_mail_issued_none_text;
  const text = facts.payable > 0 ? m.invoices_mail_issued_text(words) : free(words);
  return mail(facts, "invoice_issued", m.invoices_mail_issued_subject(words), [text]);
}

export function cancelledMail(facts: About & { readonly number: string; readonly reason: string }): Letter {
  const words = { number: facts.number, fair: nameInLanguage(facts.fair) };
  return mail(facts, "invoice_cancelled", m.invoices_mail_cancelled_subject(words), [
    m.invoices_mail_cancelled_text(words),
    facts.reason,
  ]);
}

/** That a part of a notice is due soon, or was due. */
export function reminderMail(facts: About & { readonly number: string; readonly reminder: Reminder }): Letter {
  const { kind, part, amount, dueOn } = facts.reminder;
  const words = {
    number: facts.number,
    fair: nameInLanguage(facts.fair),
    amount: formatMoney(amount),
    date: formatDate(dueOn),
  };
  const says = REMINDERS[kind];
  return mail(facts, says.purpose, says.subject(words), [says[part](words), m.invoices_mail_overdue_paid()]);
}

const REMINDERS = {
  coming: {
    purpose: "invoice_coming",
    subject: m.invoices_mail_coming_subject,
    deposit: m.invoices_mail_coming_deposit,
    balance: m.invoices_mail_coming_balance,
  },
  overdue: {
    purpose: "invoice_overdue",
    subject: m.invoices_mail_overdue_subject,
    deposit: m.invoices_mail_overdue_deposit,
    balance: m.invoices_mail_overdue_balance,
  },
} as const;

/** owed: what is left to pay. */
export function paidMail(facts: About & { readonly amount: number; readonly owed: number }): Letter {
  const words = { amount: formatMoney(facts.amount), fair: nameInLanguage(facts.fair), owed: formatMoney(facts.owed) };
  return mail(facts, "payment_noted", m.invoices_mail_paid_subject(words), [
    m.invoices_mail_paid_text(words),
    facts.owed > 0 ? m.invoices_mail_paid_owed(words) : m.invoices_mail_paid_all(),
  ]);
}
