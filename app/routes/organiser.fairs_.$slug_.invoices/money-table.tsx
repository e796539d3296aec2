import { Link } from "@remix-run/react";
import type { MoneyRow } from "~/domain/invoices/queries.server";
import { paths } from "~/http/paths";
import { formatDate, formatMoney, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { StandingTag } from "~/ui/invoices/standing-tag";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";

interface MoneyTableProps {
  readonly slug: string;
  readonly rows: readonly MoneyRow[];
  readonly isAny: boolean;
}

/** A row an application; a notice is opened by its number. */
export function MoneyTable({ slug, rows, isAny }: MoneyTableProps) {
  return (
    <DataTable
      caption={m.invoices_title()}
      rows={rows}
      rowKey={(row) => row.applicationId}
      empty={
        isAny ? (
          <EmptyState title={m.invoices_none_here()} />
        ) : (
          <EmptyState title={m.invoices_none()}>{m.invoices_none_text()}</EmptyState>
        )
      }
      columns={[
        {
          head: m.invoices_column_applicant(),
          cell: (row) => (
            <span className="grid">
              <span className="font-semibold">{row.applicant}</span>
              <Link to={paths.organiserApplication(slug, row.applicationNumber)} className="text-sm">
                {m.invoices_application_of({ number: row.applicationNumber, count: formatNumber(row.booths) })}
              </Link>
            </span>
          ),
        },
        {
          head: m.invoices_column_notice(),
          cell: (row) =>
            row.notice ? (
              <Link to={paths.organiserInvoice(slug, row.notice.number)} className="whitespace-nowrap">
                {row.notice.text}
              </Link>
            ) : (
              <span className="text-soft">{m.common_not_yet()}</span>
            ),
        },
        { head: m.common_status(), cell: (row) => <StandingTag standing={row.standing} /> },
        { head: m.invoices_payable(), numeric: true, cell: (row) => formatMoney(row.payable) },
        { head: m.invoices_paid(), numeric: true, cell: (row) => formatMoney(row.account.paid) },
        {
          head: m.invoices_next(),
          numeric: true,
          cell: (row) => {
            const { next, toRefund } = row.account;
            if (toRefund > 0) return m.invoices_refund_of({ amount: formatMoney(toRefund) });
            if (!next) return "–";
            return (
              <span className="grid">
                {formatMoney(next.amount)}
                {next.on && (
                  <span className="text-sm text-soft">{m.invoices_due_by({ date: formatDate(next.on) })}</span>
                )}
              </span>
            );
          },
        },
      ]}
    />
  );
}
