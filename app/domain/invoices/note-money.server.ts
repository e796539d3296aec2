import { eq } from "drizzle-orm";
import { payments } from "~/db/schema";
import { formatMoney } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import { tellApplicant } from "../booths/tell-applicant.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { CashForm } from "./forms";
import { type LockedInvoice, lockInvoice } from "./lock-invoice.server";
import { paidMail } from "./mails";

/**
 * Note money that was paid in cash. More than is owed is taken, and shown to be given back.
 * Refused: as `lockInvoice`; "closed" for a notice that is no longer in force or an application that ended; "invalid" for a day to come.
 */
export function noteCash(ctx: Context, invoiceId: string, input: CashForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockInvoice(ctx, invoiceId);
    if (await isNoted(ctx, input.key)) return;
    if (locked.notice.cancelledAt) throw new DomainError("closed", m.invoices_is_cancelled());
    if (locked.money.refundShare !== null) throw new DomainError("closed", m.invoices_application_ended());
    await note(ctx, locked, "cash", input);
    await tellPaid(ctx, locked, input.amount);
  });
}

/**
 * Note that money went back to an exhibitor: what was overpaid, or what the rule gives back after a withdrawal.
 * Refused: as `lockInvoice`; "invalid" for more than is to go back, and for a day to come.
 */
export function noteRefund(ctx: Context, invoiceId: string, input: CashForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockInvoice(ctx, invoiceId);
    if (await isNoted(ctx, input.key)) return;
    const most = locked.money.account.toRefund;
    if (input.amount > most) {
      const sentence =
        most === 0 ? m.invoices_nothing_to_refund() : m.invoices_refund_most({ amount: formatMoney(most) });
      throw new DomainError("invalid", sentence, { amount: [sentence] });
    }
    await note(ctx, locked, "refund", input);
  });
}

async function isNoted(ctx: WriteContext, key: string): Promise<boolean> {
  const [row] = await ctx.db.select({ id: payments.id }).from(payments).where(eq(payments.key, key));
  return row !== undefined;
}

async function note(ctx: WriteContext, { notice, money }: LockedInvoice, kind: "cash" | "refund", input: CashForm) {
  if (input.paidOn > todayInVietnam(ctx.now)) {
    throw new DomainError("invalid", m.invoices_day_to_come(), { paidOn: [m.invoices_day_to_come()] });
  }
  const [row] = await ctx.db
    .insert(payments)
    .values({ invoiceId: notice.id, kind, ...input, notedBy: ctx.actor!.userId, notedAt: ctx.now })
    .returning({ id: payments.id });
  await recordAudit(ctx, {
    act: kind === "cash" ? "invoices.cash_noted" : "invoices.refund_noted",
    subject: { kind: "fair_invoice", id: notice.id },
    after: { application: money.number, payment: row!.id, amount: input.amount, paidOn: input.paidOn },
  });
}

/** Tell the applicant's people what came and what is left. money: as it stood before. */
export async function tellPaid(
  ctx: WriteContext,
  { fair, money }: Pick<LockedInvoice, "fair" | "money">,
  amount: number,
): Promise<void> {
  const owed = Math.max(0, money.account.owed - amount);
  await tellApplicant(ctx, money, ({ name, applicationId }) => paidMail({ name, applicationId, fair, amount, owed }));
}
