import type { ReactNode } from "react";
import type { ReportSupport } from "~/domain/yearly-reports/reported-awards.server";
import { formatMoney } from "~/i18n/formats";
import { supportKindName, supportSourceName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { DataTable } from "~/ui/primitives/data-table";

interface SupportTableProps {
  readonly supports: readonly ReportSupport[];
  /** Beside each: what its writer may do with it. */
  readonly actions?: (support: ReportSupport) => ReactNode;
}

/** The supports a report names. */
export function SupportTable({ supports, actions }: SupportTableProps) {
  return (
    <DataTable
      caption={m.reports_supports()}
      rows={supports}
      rowKey={(support) => support.id}
      empty={<p className="text-soft">{m.reports_supports_none()}</p>}
      columns={[
        { head: m.reports_support_what(), cell: (support) => <span className="font-semibold">{support.what}</span> },
        { head: m.reports_support_kind(), cell: (support) => supportKindName(support.kind) },
        {
          head: m.reports_support_amount(),
          numeric: true,
          className: "sm:whitespace-nowrap",
          cell: (support) => formatMoney(support.amount),
        },
        { head: m.reports_support_source(), cell: (support) => supportSourceName(support.source) },
        { head: m.reports_support_month(), numeric: true, cell: (support) => support.month },
        ...(actions ? [{ head: m.reports_support_change(), cell: actions }] : []),
      ]}
    />
  );
}
