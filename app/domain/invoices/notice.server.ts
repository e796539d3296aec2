import { eq } from "drizzle-orm";
import type { PaymentCode, PaymentNotice } from "~/adapters/documents/payment-notice";
import { fairInvoices } from "~/db/schema";
import { runWithLocale } from "~/i18n/locale.server";
import { m } from "~/i18n/paraglide/messages";
import { formatDate, formatLongDate, type PlainDate, todayInVietnam } from "~/lib/dates";
import { formatMoney, moneyInWords } from "~/lib/money";
import { formatNumber } from "~/lib/number-format";
import type { Context } from "../context";
import { NoticeFacts } from "./notice-facts";
import type { Invoice } from "./queries.server";
import { vietQr } from "./vietqr.server";
import { lineText } from "./words";

/** A notice as its paper says it, in Vietnamese: as it was issued, and whether it still asks for money. Asks no policy. */
export async function paymentNotice(ctx: Context, invoice: Invoice): Promise<PaymentNotice> {
  const [kept] = await ctx.db
    .select({ paper: fairInvoices.paper })
    .from(fairInvoices)
    .where(eq(fairInvoices.id, invoice.id));
  const paper = NoticeFacts.parse(kept!.paper);
  const issuedOn = todayInVietnam(invoice.issuedAt);
  const { issuer, place, signer, fair, applicant, taxCode, address, commune } = paper;
  const isEmpty = invoice.lines.length === 0;
  const to = [applicant, taxCode && `mã số thuế ${taxCode}`, address, commune];
  return runWithLocale("vi", () => ({
    issuer,
    number: invoice.text,
    placeAndDate: `${place}, ${formatLongDate(issuedOn)}`,
    subject: m.invoices_paper_subject({ fair }),
    cancelled:
      invoice.cancelledAt && m.invoices_paper_cancelled({ date: formatDate(todayInVietnam(invoice.cancelledAt)) }),
    to: to.filter(Boolean).join(", "),
    opening: (isEmpty ? m.invoices_paper_opening_none : m.invoices_paper_opening)({
      number: invoice.application.number,
      fair,
    }),
    rows: invoice.lines.map((line, at) => [
      String(at + 1),
      lineText(line),
      line.unit ? `${formatNumber(line.quantity)} ${line.unit}` : formatNumber(line.quantity),
      ...[line.unitPrice, line.amount, line.support].map((amount) => formatNumber(amount)),
    ]),
    ...sumsIn(invoice, paper),
    ...payingOf(invoice, paper),
    remark: m.invoices_paper_no_tax_invoice(),
    recipients: [m.invoices_paper_recipient_to(), m.invoices_paper_recipient_file()],
    signer: { title: m.invoices_paper_signer(), name: signer },
    footer: m.invoices_paper_footer({ number: invoice.text, reference: invoice.reference }),
  }));
}

/** Of what a notice asks for, what was not paid before it was issued. Whole đồng. */
function leftOf({ sums }: Invoice, { paid, kept }: NoticeFacts) {
  const towards = Math.max(0, paid - kept);
  const left = Math.max(0, sums.payable - towards);
  const deposit = Math.max(0, sums.deposit - towards);
  return { paid, kept, left, deposit, balance: left - deposit };
}

function sumsIn(invoice: Invoice, paper: NoticeFacts) {
  const { depositDueOn, balanceDueOn, refundShare } = invoice;
  const { total, support, payable } = invoice.sums;
  const { paid, kept, left, deposit, balance } = leftOf(invoice, paper);
  const by = (day: PlainDate | null) =>
    day ? m.invoices_paper_by({ date: formatDate(day) }) : m.invoices_paper_at_once();
  const source = paper.supportSource;
  return {
    sums: [
      { label: m.invoices_paper_total(), text: formatMoney(total), isMain: false },
      {
        label: source ? m.invoices_paper_support_by({ source }) : m.invoices_paper_support(),
        text: formatMoney(support),
        isMain: false,
      },
      { label: m.invoices_paper_payable(), text: formatMoney(payable), isMain: paid === 0 },
      ...(paid > 0
        ? [
            { label: m.invoices_paper_paid(), text: formatMoney(paid), isMain: false },
            ...(kept > 0 ? [{ label: m.invoices_paper_kept(), text: formatMoney(kept), isMain: false }] : []),
            { label: m.invoices_paper_left(), text: formatMoney(left), isMain: true },
          ]
        : []),
    ],
    inWords: m.invoices_paper_words({ words: moneyInWords(left) }),
    dues: duesIn(),
  };

  function duesIn(): string[] {
    if (refundShare !== null) return [m.invoices_paper_ended()];
    if (left === 0) return [payable === 0 ? m.invoices_paper_nothing() : m.invoices_paper_all_paid()];
    const isSplit = deposit > 0 && balance > 0;
    return [
      ...(isSplit ? [m.invoices_paper_deposit({ amount: formatMoney(deposit), by: by(depositDueOn) })] : []),
      isSplit
        ? m.invoices_paper_balance({ amount: formatMoney(balance), by: by(balanceDueOn) })
        : m.invoices_paper_whole({ by: by(balance > 0 ? balanceDueOn : depositDueOn) }),
    ];
  }
}

function payingOf(invoice: Invoice, paper: NoticeFacts): Pick<PaymentNotice, "transfer" | "codes"> {
  const { bank, reference, cancelledAt, refundShare } = invoice;
  const { left, deposit } = leftOf(invoice, paper);
  if (left === 0) return { transfer: [], codes: [] };
  const code = (caption: string, amount: number): PaymentCode => ({
    caption: `${caption}: ${formatMoney(amount)}`,
    content: vietQr({ bankBin: bank.bankBin, number: bank.number, amount, purpose: reference }),
  });
  return {
    transfer: [
      { label: m.invoices_paper_holder(), text: bank.holder },
      { label: m.invoices_paper_account(), text: bank.number },
      { label: m.invoices_paper_bank(), text: bank.bankName },
      { label: m.invoices_paper_reference(), text: reference },
    ],
    // A notice that was taken back, or whose application ended, invites nobody to pay.
    codes:
      cancelledAt || refundShare !== null
        ? []
        : [
            ...(deposit > 0 && deposit < left ? [code(m.invoices_paper_code_deposit(), deposit)] : []),
            code(m.invoices_paper_code_whole(), left),
          ],
  };
}
