import { eq } from "drizzle-orm";
import { applications, fairInvoices, payments } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { fairAtWork } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import type { ReasonForm } from "./forms";
import { lockInvoice } from "./lock-invoice.server";
import { takeUpUnmatched } from "./match-transfer.server";
import { whyNotBill, whyNotMoneyOf } from "./policy";
import { noticeNumber } from "./words";

/**
 * Take a payment off again that was noted or matched wrongly; a transfer is free to be matched anew, also what was set aside
 * of it. It stays in the history.
 * Refused: as `lockInvoice`; "closed" when it was undone already, "conflict" when money went back that it had brought.
 */
export function undoPayment(ctx: Context, paymentId: string, { reason }: ReasonForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const found = await findPayment(ctx, paymentId);
    const { money } = await lockInvoice(ctx, found.invoiceId);
    const payment = await findPayment(ctx, paymentId);
    if (payment.undoneAt) throw new DomainError("closed", m.invoices_is_undone());
    if (payment.kind !== "refund" && money.account.paid < payment.amount) {
      throw new DomainError("conflict", m.invoices_refunded_since());
    }
    await ctx.db
      .update(payments)
      .set({ undoneAt: ctx.now, undoneBy: ctx.actor!.userId, undoneReason: reason })
      .where(eq(payments.id, payment.id));
    if (payment.transferId) await takeUpUnmatched(ctx, payment.transferId);
    await recordAudit(ctx, {
      act: "invoices.payment_undone",
      subject: { kind: "fair_invoice", id: payment.invoiceId },
      after: { application: money.number, payment: payment.id, kind: payment.kind, amount: payment.amount, reason },
    });
  });
}

/** A payment with its notice, for the people of the fair's agency. Throws "not_found" to others. */
export async function paymentAtWork(ctx: Context, slug: string, id: string) {
  const fair = await fairAtWork(ctx, slug);
  const payment = await findPayment(ctx, id);
  const [notice] = await ctx.db
    .select({
      number: fairInvoices.number,
      fairId: fairInvoices.fairId,
      establishmentId: applications.establishmentId,
    })
    .from(fairInvoices)
    .innerJoin(applications, eq(applications.id, fairInvoices.applicationId))
    .where(eq(fairInvoices.id, payment.invoiceId));
  if (notice?.fairId !== fair.id) throw new DomainError("not_found", m.invoices_payment_unknown());
  const { kind, amount, paidOn } = payment;
  const refusal = whyNotBill(ctx.actor, fair) ?? whyNotMoneyOf(ctx.actor, notice);
  const whyNot = refusal ?? (payment.undoneAt ? m.invoices_is_undone() : null);
  return {
    id,
    kind,
    amount,
    paidOn,
    fair,
    number: notice.number,
    text: noticeNumber(notice.number, fair.code),
    whyNot,
  };
}

async function findPayment(ctx: Context, id: string) {
  const [row] = isUuid(id) ? await ctx.db.select().from(payments).where(eq(payments.id, id)) : [];
  if (!row) throw new DomainError("not_found", m.invoices_payment_unknown());
  return row;
}
