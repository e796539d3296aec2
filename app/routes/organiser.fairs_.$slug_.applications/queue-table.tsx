import { Link } from "@remix-run/react";
import type { QueueRow } from "~/domain/applications/queue";
import { paths } from "~/http/paths";
import { formatDate, formatNumber, formatTimestamp } from "~/i18n/formats";
import { boothKindName, shortGroupName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { StateTag } from "~/ui/applications/state-tag";
import { DataTable } from "~/ui/primitives/data-table";
import { BULK_FORM } from "./bulk-bar";

interface QueueTableProps {
  readonly slug: string;
  readonly rows: readonly (Omit<QueueRow, "submittedAt"> & { readonly submittedAt: Date | string })[];
  /** Whether rows can be ticked for an act on many. */
  readonly isTicked: boolean;
}

export function QueueTable({ slug, rows, isTicked }: QueueTableProps) {
  return (
    <DataTable
      caption={m.applications_queue_title()}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p className="text-soft">{m.applications_queue_nothing_found()}</p>}
      columns={[
        {
          head: m.applications_column_applicant(),
          cell: (row) => (
            <span className="flex items-start gap-3">
              {isTicked && (
                <input
                  type="checkbox"
                  name="id"
                  value={row.id}
                  form={BULK_FORM}
                  aria-label={m.applications_tick_one({ number: row.number })}
                  className="checkbox mt-0.5"
                />
              )}
              <span className="grid min-w-0">
                <Link to={paths.organiserApplication(slug, row.number)} className="font-semibold">
                  {row.signName}
                </Link>
                <span className="text-sm font-normal text-soft">
                  {[row.number, row.applicantName !== row.signName && row.applicantName].filter(Boolean).join(" · ")}
                </span>
                {row.isCentre && (
                  <span className="text-sm font-normal text-soft">
                    {m.applications_brings({ count: formatNumber(row.exhibitors) })}
                  </span>
                )}
              </span>
            </span>
          ),
        },
        {
          head: m.applications_province(),
          cell: (row) => (
            <span className="grid">
              {row.provinceName}
              {row.groupCode && <span className="text-sm text-soft">{shortGroupName(row.groupCode)}</span>}
            </span>
          ),
        },
        {
          head: m.applications_column_asks(),
          cell: (row) => (
            <span className="grid">
              {row.asks.map((ask) => (
                <span key={ask.kind}>
                  {ask.granted === null
                    ? m.applications_ask_line({ count: formatNumber(ask.booths), kind: boothKindName(ask.kind) })
                    : m.applications_grant_line({
                        granted: formatNumber(ask.granted),
                        count: formatNumber(ask.booths),
                        kind: boothKindName(ask.kind),
                      })}
                </span>
              ))}
            </span>
          ),
        },
        { head: m.applications_priority(), numeric: true, cell: (row) => formatNumber(row.priority) },
        {
          head: m.common_status(),
          cell: (row) => (
            <span className="grid justify-items-start gap-1 max-sm:justify-items-end">
              <StateTag state={row.state} />
              <span className="text-sm text-soft">
                {row.dueOn
                  ? m.applications_due_on({ date: formatDate(row.dueOn) })
                  : m.applications_sent_at({ at: formatTimestamp(row.submittedAt) })}
              </span>
            </span>
          ),
        },
      ]}
    />
  );
}
