import { Link } from "@remix-run/react";
import { paths } from "~/http/paths";
import { formatNumber, formatTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { formatPhone, phoneLink } from "~/lib/phone";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Tag } from "~/ui/primitives/tag";

interface Row {
  readonly applicationId: string;
  readonly number: string | null;
  readonly signName: string;
  readonly provinceName: string;
  readonly booths: readonly string[];
  readonly passes: number;
  readonly firstAt: Date | null;
  readonly inside: number;
  readonly contactPhone: string;
}

/** Which exhibitors came on a day, those of whom nobody did first. */
export function AttendanceTable({ rows, slug }: { rows: readonly Row[]; slug: string }) {
  return (
    <DataTable
      caption={m.days_presence()}
      rows={rows}
      rowKey={(row) => row.applicationId}
      empty={<EmptyState title={m.days_no_exhibitors()}>{m.days_no_exhibitors_text()}</EmptyState>}
      columns={[
        { head: m.days_booths(), cell: (row) => <span className="font-semibold">{row.booths.join(", ")}</span> },
        {
          head: m.days_kind_exhibitor(),
          cell: (row) => (
            <span className="grid">
              {row.number ? (
                <Link to={paths.organiserApplication(slug, row.number)}>{row.signName}</Link>
              ) : (
                row.signName
              )}
              <span className="text-sm text-soft">{row.provinceName}</span>
            </span>
          ),
        },
        {
          head: m.days_came_at(),
          cell: (row) =>
            row.firstAt ? <Tag tone="ok">{formatTime(row.firstAt)}</Tag> : <Tag tone="wait">{m.days_not_come()}</Tag>,
        },
        { head: m.days_inside(), numeric: true, cell: (row) => formatNumber(row.inside) },
        { head: m.days_passes(), numeric: true, cell: (row) => formatNumber(row.passes) },
        {
          head: m.days_phone(),
          cell: (row) => row.contactPhone && <a href={phoneLink(row.contactPhone)}>{formatPhone(row.contactPhone)}</a>,
        },
      ]}
    />
  );
}
