import type { ReactNode } from "react";
import type { ApplicationThings } from "~/domain/applications/read-application.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { DataTable } from "~/ui/primitives/data-table";

type Goods = ApplicationThings["goods"][number];

interface GoodsTableProps {
  readonly goods: readonly Goods[];
  /** Beside each: what its writer may do with it. */
  readonly actions?: (line: Goods) => ReactNode;
}

/** The list of goods that are brought. */
export function GoodsTable({ goods, actions }: GoodsTableProps) {
  return (
    <DataTable
      caption={m.applications_step_goods()}
      rows={goods}
      rowKey={(line) => String(line.position)}
      empty={<p className="text-soft">{m.applications_goods_none()}</p>}
      columns={[
        { head: m.applications_goods_name(), cell: (line) => <span className="font-semibold">{line.name}</span> },
        {
          head: m.applications_goods_quantity(),
          numeric: true,
          cell: (line) => `${formatNumber(line.quantity)} ${line.unit}`.trim(),
        },
        {
          head: m.applications_goods_for_sale(),
          cell: (line) => (line.isForSale ? m.applications_for_sale() : m.applications_only_shown()),
        },
        ...(actions ? [{ head: m.applications_line_change(), cell: actions }] : []),
      ]}
    />
  );
}
