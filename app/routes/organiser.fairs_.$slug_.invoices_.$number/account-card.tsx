import type { Invoice } from "~/domain/invoices/queries.server";
import { paths } from "~/http/paths";
import { formatDate, formatMoney } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { DefinitionList } from "~/ui/primitives/definition-list";

interface AccountCardProps {
  readonly slug: string;
  readonly invoice: Pick<
    Invoice,
    "number" | "account" | "kept" | "sums" | "depositDueOn" | "balanceDueOn" | "spacedReference" | "refundShare"
  > & { readonly cancelledAt: Date | string | null };
  readonly mayBill: boolean;
  /** Why who bills does nothing here: it is their own establishment's. */
  readonly own: string | null;
}

/** Where the application stands, and the acts that change it. */
export function AccountCard({ slug, invoice, mayBill, own }: AccountCardProps) {
  const { account, kept, sums, number, refundShare } = invoice;
  const by = (day: string | null) => (day ? m.invoices_due_by({ date: formatDate(day) }) : m.invoices_due_at_once());
  const takesMoney = !invoice.cancelledAt && refundShare === null;
  return (
    <aside className="grid gap-5 lg:sticky lg:top-6">
      <Card className="grid gap-4">
        <DefinitionList
          stacked
          items={[
            { term: m.invoices_paid(), detail: <strong>{formatMoney(account.paid)}</strong> },
            { term: m.invoices_owed(), detail: <strong>{formatMoney(account.owed)}</strong> },
            ...(sums.deposit > 0
              ? [{ term: m.invoices_deposit(), detail: `${formatMoney(sums.deposit)}, ${by(invoice.depositDueOn)}` }]
              : []),
            ...(sums.balance > 0
              ? [{ term: m.invoices_balance(), detail: `${formatMoney(sums.balance)}, ${by(invoice.balanceDueOn)}` }]
              : []),
            ...(kept > 0 ? [{ term: m.invoices_kept(), detail: formatMoney(kept) }] : []),
            ...(account.toRefund > 0
              ? [{ term: m.invoices_to_refund(), detail: <strong>{formatMoney(account.toRefund)}</strong> }]
              : []),
            {
              term: m.invoices_transfer_words(),
              detail: <span className="whitespace-nowrap">{invoice.spacedReference}</span>,
            },
          ]}
        />
        {refundShare !== null && (
          <p className="text-sm text-soft">{m.invoices_refund_rule({ share: String(refundShare / 10) })}</p>
        )}
        {own && <p className="text-sm text-soft">{own}</p>}
        {mayBill && (
          <div className="flex flex-wrap gap-3">
            {account.toRefund > 0 && (
              <ButtonLink kind="main" to={paths.organiserInvoiceAct(slug, number, "refund")}>
                {m.invoices_note_refund()}
              </ButtonLink>
            )}
            {takesMoney && (
              <ButtonLink to={paths.organiserInvoiceAct(slug, number, "cash")}>{m.invoices_note_cash()}</ButtonLink>
            )}
            {!invoice.cancelledAt && (
              <ButtonLink kind="quiet" to={paths.organiserInvoiceAct(slug, number, "cancellation")}>
                {m.invoices_cancel()}
              </ButtonLink>
            )}
          </div>
        )}
      </Card>
    </aside>
  );
}
