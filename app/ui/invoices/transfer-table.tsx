import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { paths } from "~/http/paths";
import { formatDate, formatMoney } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { TransferFinding } from "~/lib/vocabulary";
import { DataTable } from "~/ui/primitives/data-table";
import { Tag } from "~/ui/primitives/tag";
import { FindingTag } from "./finding-tag";

interface ShownTransfer {
  readonly id: string;
  readonly bookedOn: string;
  readonly amount: number;
  readonly matched: number;
  readonly text: string;
  readonly finding: TransferFinding;
  readonly isAside: boolean;
}

interface TransferTableProps {
  readonly slug: string;
  readonly rows: readonly ShownTransfer[];
  readonly empty: ReactNode;
}

/** Money that came in, each opened by its text. */
export function TransferTable({ slug, rows, empty }: TransferTableProps) {
  return (
    <DataTable
      caption={m.invoices_transfers()}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          head: m.invoices_transfer_text(),
          cell: (row) => <Link to={paths.organiserTransfer(slug, row.id)}>{row.text || m.invoices_no_text()}</Link>,
          className: "wrap-anywhere",
        },
        { head: m.invoices_column_date(), cell: (row) => formatDate(row.bookedOn) },
        {
          head: m.invoices_finding(),
          cell: (row) => (
            <span className="flex flex-wrap gap-1.5">
              <FindingTag finding={row.finding} />
              {row.isAside && <Tag>{m.invoices_is_aside()}</Tag>}
            </span>
          ),
        },
        { head: m.invoices_amount(), numeric: true, cell: (row) => formatMoney(row.amount) },
        {
          head: m.invoices_left(),
          numeric: true,
          cell: (row) => (row.matched === row.amount ? "0" : formatMoney(row.amount - row.matched)),
        },
      ]}
    />
  );
}
