import { formatDate, formatMoney } from "~/i18n/formats";
import { nameInLanguage } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import { letter } from "../notifications/letter";
import type { Letter } from "../notifications/queue-mail.server";

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

/** amount: what is still to be paid of the part that was due. */
export function overdueMail(
  facts: About & {
    readonly number: string;
    readonly amount: number;
    readonly dueOn: PlainDate;
    readonly isDeposit: boolean;
  },
): Letter {
  const words = {
    number: facts.number,
    fair: nameInLanguage(facts.fair),
    amount: formatMoney(facts.amount),
    date: formatDate(facts.dueOn),
  };
  const text = facts.isDeposit ? m.invoices_mail_overdue_deposit(words) : m.invoices_mail_overdue_balance(words);
  return mail(facts, "invoice_overdue", m.invoices_mail_overdue_subject(words), [text, m.invoices_mail_overdue_paid()]);
}

/** owed: what is left to pay. */
export function paidMail(facts: About & { readonly amount: number; readonly owed: number }): Letter {
  const words = { amount: formatMoney(facts.amount), fair: nameInLanguage(facts.fair), owed: formatMoney(facts.owed) };
  return mail(facts, "payment_noted", m.invoices_mail_paid_subject(words), [
    m.invoices_mail_paid_text(words),
    facts.owed > 0 ? m.invoices_mail_paid_owed(words) : m.invoices_mail_paid_all(),
  ]);
}
