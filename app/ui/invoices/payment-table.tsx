import { Link } from "@remix-run/react";
import { formatDate, formatMoney, formatTimestamp } from "~/i18n/formats";
import { paymentKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PaymentKind } from "~/lib/vocabulary";
import { DataTable } from "~/ui/primitives/data-table";
import { Tag } from "~/ui/primitives/tag";

export interface ShownPayment {
  readonly id: string;
  readonly kind: PaymentKind;
  readonly amount: number;
  readonly paidOn: string;
  readonly note: string | null;
  readonly notedBy: string;
  readonly notedAt: Date | string;
  readonly undoneAt: Date | string | null;
  readonly undoneReason: string | null;
}

interface PaymentTableProps<Payment> {
  readonly payments: readonly Payment[];
  /** Where one is undone; null for who may not, and for the exhibitor, who is not told who noted it. */
  readonly undoTo: ((payment: Payment) => string) | null;
  readonly isOwn?: boolean;
}

/** What came and went, with what was undone since. */
export function PaymentTable<Payment extends ShownPayment>({ payments, undoTo, isOwn }: PaymentTableProps<Payment>) {
  return (
    <DataTable
      caption={m.invoices_payments()}
      rows={payments}
      rowKey={(payment) => payment.id}
      empty={<p className="text-soft">{m.invoices_no_payments()}</p>}
      columns={[
        { head: m.invoices_paid_on(), cell: (payment) => formatDate(payment.paidOn) },
        {
          head: m.invoices_payment_kind(),
          cell: (payment) => (
            <span className="grid justify-items-start gap-1 max-sm:justify-items-end">
              {paymentKindName(payment.kind)}
              {payment.undoneAt && <Tag tone="plain">{m.invoices_undone()}</Tag>}
              {(payment.undoneReason ?? payment.note) && (
                <span className="text-sm text-soft">{payment.undoneReason ?? payment.note}</span>
              )}
            </span>
          ),
        },
        {
          head: m.invoices_amount(),
          numeric: true,
          cell: (payment) => (
            <span className={payment.undoneAt ? "line-through" : "font-semibold"}>
              {payment.kind === "refund" ? "−" : ""}
              {formatMoney(payment.amount)}
            </span>
          ),
        },
        ...(isOwn
          ? []
          : [
              {
                head: m.invoices_noted(),
                cell: (payment: Payment) => (
                  <span className="grid">
                    {payment.notedBy}
                    <span className="text-sm text-soft">{formatTimestamp(payment.notedAt)}</span>
                  </span>
                ),
              },
            ]),
        ...(undoTo
          ? [
              {
                head: m.invoices_acts(),
                cell: (payment: Payment) =>
                  payment.undoneAt ? null : <Link to={undoTo(payment)}>{m.invoices_undo()}</Link>,
              },
            ]
          : []),
      ]}
    />
  );
}
