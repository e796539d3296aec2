import { Link } from "@remix-run/react";
import type { AskedReport } from "~/domain/yearly-reports/overview.server";
import { paths } from "~/http/paths";
import { formatDate, formatMoney, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Tag } from "~/ui/primitives/tag";
import { StandingTag } from "~/ui/reports/standing-tag";

/** The reports an agency is owed; those that were sent are opened by their product. */
export function ReportTable({ rows, isAnyAsked }: { rows: readonly AskedReport[]; isAnyAsked: boolean }) {
  return (
    <DataTable
      caption={m.reports_list_title()}
      rows={rows}
      rowKey={(row) => row.awardId}
      empty={
        isAnyAsked ? (
          <EmptyState title={m.reports_none_here()}>{m.reports_none_here_text()}</EmptyState>
        ) : (
          <EmptyState title={m.reports_none_asked()}>{m.reports_none_asked_text()}</EmptyState>
        )
      }
      columns={[
        {
          head: m.reports_product(),
          cell: (row) => (
            <span className="grid">
              {row.reportId ? (
                <Link to={paths.organiserReport(row.reportId)} className="font-semibold">
                  {row.productName}
                </Link>
              ) : (
                <span className="font-semibold">{row.productName}</span>
              )}
              <Link to={paths.certificate(row.number)} className="text-sm">
                {row.number}
              </Link>
            </span>
          ),
        },
        { head: m.reports_maker(), cell: (row) => row.establishmentName },
        {
          head: m.common_status(),
          cell: (row) => (
            <span className="grid justify-items-start gap-1 max-sm:justify-items-end">
              <span className="flex flex-wrap gap-1.5">
                <StandingTag standing={row.standing} />
                {row.isLate && row.standing !== "returned" && <Tag tone="wait">{m.reports_sent_late()}</Tag>}
              </span>
              {row.submittedOn && (
                <span className="text-sm whitespace-nowrap text-soft">
                  {m.reports_sent_on({ date: formatDate(row.submittedOn) })}
                </span>
              )}
              {!row.submittedOn && row.remindedOn && (
                <span className="text-sm text-soft">{m.reports_reminded_on({ date: formatDate(row.remindedOn) })}</span>
              )}
            </span>
          ),
        },
        {
          head: m.reports_stat_revenue(),
          numeric: true,
          className: "sm:whitespace-nowrap",
          cell: (row) => (row.revenue === null ? "–" : formatMoney(row.revenue)),
        },
        {
          head: m.reports_stat_workers(),
          numeric: true,
          cell: (row) => (row.workers === null ? "–" : formatNumber(row.workers)),
        },
        {
          head: m.reports_stat_support(),
          numeric: true,
          className: "sm:whitespace-nowrap",
          cell: (row) => (row.supported === null ? "–" : formatMoney(BigInt(row.supported))),
        },
      ]}
    />
  );
}
