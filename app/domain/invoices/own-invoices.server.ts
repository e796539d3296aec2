import { eq } from "drizzle-orm";
import { qrPath } from "~/adapters/documents/qr.server";
import { applications } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { ownRow } from "../applications/lock-application.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type FairDetails, fairById } from "../fairs/fair-details.server";
import { moneyOf } from "./money.server";
import { type Invoice, invoiceOf } from "./queries.server";
import { vietQr } from "./vietqr.server";

/** A code that pays what is due next, drawn as one path. amount: whole đồng. */
export interface PayCode {
  readonly amount: number;
  readonly size: number;
  readonly path: string;
}

/** What is due next of a notice in force; null when nothing is, and of a notice that asks for more than a new one would. */
export function payCode({ cancelledAt, account, bank, reference, asksTooMuch }: Invoice): PayCode | null {
  if (cancelledAt || !account.next || asksTooMuch) return null;
  const { amount } = account.next;
  const content = vietQr({ bankBin: bank.bankBin, number: bank.number, amount, purpose: reference });
  return { amount, ...qrPath(content) };
}

/** Of one's own application, the notice in force or the last there was; null before the first. Throws "not_found" to others. */
export async function ownInvoice(
  ctx: Context,
  applicationId: string,
): Promise<{ fair: FairDetails; invoice: Invoice | null }> {
  const row = await ownRow(ctx, applicationId);
  const fair = await fairById(ctx, row.fairId);
  const [money] = await moneyOf(ctx, fair, eq(applications.id, row.id));
  const notice = money?.notice ?? money?.notices[0];
  return { fair, invoice: notice ? await invoiceOf(ctx, fair, money!, notice) : null };
}

/** One of them by its number. Throws "not_found" to others, and for a number that is not one of them. */
export async function ownInvoiceNumbered(ctx: Context, applicationId: string, number: string) {
  const row = await ownRow(ctx, applicationId);
  const fair = await fairById(ctx, row.fairId);
  const [money] = await moneyOf(ctx, fair, eq(applications.id, row.id));
  const notice = money?.notices.find((one) => String(one.number) === number);
  if (!notice) throw new DomainError("not_found", m.invoices_not_found());
  return { fair, invoice: await invoiceOf(ctx, fair, money!, notice) };
}
