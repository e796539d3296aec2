import { m } from "~/i18n/paraglide/messages";
import { maySeeOwn } from "../applications/policy";
import type { Actor } from "../context";
import { mayPrepareFairs, mayRunFair, mayWorkOnFair } from "../fairs/policy";
import type { Permission } from "../people/permissions";
import { isProducerOf } from "../people/policy";

interface OfAgency {
  readonly agencyId: string;
}

/** Issue and cancel notices, note and undo payments, import statements and match them: organisers and secretaries. */
export const mayBill = (actor: Actor | null, fair: OfAgency): boolean => mayRunFair(actor, fair);

/** See who owes what: everyone of the agency. */
export const maySeeMoney = (actor: Actor | null, fair: OfAgency): boolean => mayWorkOnFair(actor, fair);

/** Say which account money is paid to: organisers of the agency. */
export const maySetAccount = (actor: Actor | null, agencyId: string): boolean => mayPrepareFairs(actor, agencyId);

/** Read one's own notices and what was paid. */
export const maySeeOwnInvoices = maySeeOwn;

export function whyNotBill(actor: Actor | null, fair: OfAgency): string | null {
  return mayBill(actor, fair) ? null : m.invoices_staff_only();
}

/** Why someone who bills does nothing about this application's money: nobody does for their own establishment. */
export function whyNotMoneyOf(
  actor: Actor | null,
  applicant: { readonly establishmentId: string | null },
): string | null {
  return isProducerOf(actor, applicant.establishmentId) ? m.invoices_own() : null;
}

export function whyNotCancel(notice: { readonly cancelledAt: Date | null }): string | null {
  return notice.cancelledAt ? m.invoices_is_cancelled() : null;
}

/** refundShare: not null once the application ended. */
export function whyNotTakeMoney(notice: {
  readonly cancelledAt: Date | null;
  readonly refundShare: number | null;
}): string | null {
  return whyNotCancel(notice) ?? (notice.refundShare === null ? null : m.invoices_application_ended());
}

export function whyNotRefund({ toRefund }: { readonly toRefund: number }): string | null {
  return toRefund > 0 ? null : m.invoices_nothing_to_refund();
}

export function whyNotSetAside(transfer: {
  readonly setAsideAt: Date | null;
  readonly amount: number;
  readonly matched: number;
}): string | null {
  if (transfer.setAsideAt) return m.invoices_transfer_aside();
  return transfer.matched === transfer.amount ? m.invoices_transfer_used_up() : null;
}

/** Only what was looked at is taken back or applied; what came of it stays. */
export function whyNotApply(statement: { readonly appliedAt: Date | null }): string | null {
  return statement.appliedAt ? m.invoices_statement_applied() : null;
}

export const invoicePermissions: readonly Permission[] = [
  { act: "invoice.issue", title: m.invoices_may_bill, may: (actor, here) => mayBill(actor, here) },
  { act: "invoice.see", title: m.invoices_may_see, may: (actor, here) => maySeeMoney(actor, here) },
  {
    act: "invoice.see_own",
    title: m.invoices_may_see_own,
    may: (actor, here) => maySeeOwnInvoices(actor, { establishmentId: here.establishmentId, agencyId: null }),
  },
  {
    act: "invoice.set_account",
    title: m.invoices_may_set_account,
    may: (actor, here) => maySetAccount(actor, here.agencyId),
  },
];
