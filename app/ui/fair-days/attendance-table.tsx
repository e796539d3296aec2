import { Link } from "@remix-run/react";
import { paths } from "~/http/paths";
import { formatNumber, formatTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { formatPhone, phoneLink } from "~/lib/phone";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Fold } from "~/ui/primitives/fold";
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

/** More than these are folded by province. */
const FEW = 12;

interface AttendanceProps {
  readonly rows: readonly Row[];
  readonly slug: string;
}

/** Which exhibitors came on a day, those of whom nobody did first; of many by province, the one that misses most first. */
export function Attendance({ rows, slug }: AttendanceProps) {
  if (rows.length <= FEW) return <AttendanceTable rows={rows} slug={slug} />;
  const provinces = [...new Set(rows.map(({ provinceName }) => provinceName))].map((name) => {
    const here = rows.filter(({ provinceName }) => provinceName === name);
    return { name, here, come: here.filter(({ firstAt }) => firstAt !== null).length };
  });
  const missing = ({ here, come }: (typeof provinces)[number]) => here.length - come;
  return (
    <div>
      {provinces
        .toSorted((a, b) => missing(b) - missing(a) || a.name.localeCompare(b.name, "vi"))
        .map(({ name, here, come }) => (
          <Fold
            key={name}
            title={name}
            count={m.days_come_of({ come: formatNumber(come), all: formatNumber(here.length) })}
          >
            <AttendanceTable rows={here} slug={slug} />
          </Fold>
        ))}
    </div>
  );
}

function AttendanceTable({ rows, slug }: AttendanceProps) {
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
