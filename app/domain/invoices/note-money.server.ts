import { eq } from "drizzle-orm";
import { payments } from "~/db/schema";
import { violatedConstraint } from "~/db/violations.server";
import { formatMoney } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { writeToApplicant } from "../applications/write-to-applicant.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { CashForm } from "./forms";
import { type LockedInvoice, lockInvoice } from "./lock-invoice.server";
import { paidMail } from "./mails";

/**
 * Note money that was paid in cash. More than is owed is taken, and shown to be given back.
 * Refused: as `lockInvoice`; "closed" for a notice that is no longer in force or an application that ended; "invalid" for a day to come;
 * "conflict" when its form was noted with other content.
 */
export function noteCash(ctx: Context, invoiceId: string, input: CashForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockInvoice(ctx, invoiceId);
    if (await isNoted(ctx, { ...input, invoiceId: locked.notice.id, kind: "cash" })) return;
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
    if (await isNoted(ctx, { ...input, invoiceId: locked.notice.id, kind: "refund" })) return;
    const most = locked.money.account.toRefund;
    if (input.amount > most) {
      const sentence =
        most === 0 ? m.invoices_nothing_to_refund() : m.invoices_refund_most({ amount: formatMoney(most) });
      throw new DomainError("invalid", sentence, { amount: [sentence] });
    }
    await note(ctx, locked, "refund", input);
  });
}

type Noted = Pick<typeof payments.$inferInsert, "invoiceId" | "kind" | "amount" | "transferId" | "paidOn" | "note"> & {
  readonly key: string;
};

/** Whether a form was noted before. Throws "conflict" when that was with other content: what is sent now would be lost. */
export async function isNoted(ctx: WriteContext, { key, ...sent }: Noted): Promise<boolean> {
  const [row] = await ctx.db.select().from(payments).where(eq(payments.key, key));
  if (!row) return false;
  const isSame =
    row.invoiceId === sent.invoiceId &&
    row.kind === sent.kind &&
    row.amount === sent.amount &&
    row.transferId === (sent.transferId ?? null) &&
    row.paidOn === sent.paidOn &&
    row.note === (sent.note ?? null);
  if (!isSame) throw keyUsed();
  return true;
}

/** Forms of two notices are not locked by each other: the database tells the later one. */
export function keyUsedOr(error: unknown): unknown {
  return violatedConstraint(error) === "payments_key" ? keyUsed() : error;
}

const keyUsed = () => new DomainError("conflict", m.invoices_key_used());

async function note(ctx: WriteContext, { notice, money }: LockedInvoice, kind: "cash" | "refund", input: CashForm) {
  if (input.paidOn > todayInVietnam(ctx.now)) {
    throw new DomainError("invalid", m.invoices_day_to_come(), { paidOn: [m.invoices_day_to_come()] });
  }
  const [row] = await ctx.db
    .insert(payments)
    .values({ invoiceId: notice.id, kind, ...input, notedBy: ctx.actor!.userId, notedAt: ctx.now })
    .returning({ id: payments.id })
    .catch((error: unknown) => {
      throw keyUsedOr(error);
    });
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
  await writeToApplicant(ctx, money, ({ name, applicationId }) =>
    paidMail({ name, applicationId, fair, amount, owed }),
  );
}
