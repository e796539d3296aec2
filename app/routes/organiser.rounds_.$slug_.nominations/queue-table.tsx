import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { isOverdue, type QueueFilter, type QueueRow, type QueueSort } from "~/domain/nominations/queue";
import { paths } from "~/http/paths";
import { formatDate, formatTimestamp } from "~/i18n/formats";
import { type GroupNames, shortGroupNameIn } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ClockTag } from "~/ui/nominations/clock-tag";
import { NominationTag } from "~/ui/nominations/nomination-tag";
import { DataTable } from "~/ui/primitives/data-table";
import { Tag } from "~/ui/primitives/tag";
import { BULK_FORM } from "./bulk-bar";

interface QueueTableProps {
  readonly rows: readonly QueueRow[];
  /** Of the round. */
  readonly rules: GroupNames;
  readonly filter: QueueFilter;
  readonly today: string;
  readonly empty: ReactNode;
  /** The address of the same list in another order. */
  readonly sortTo: (sort: QueueSort) => string;
}

/** One line a dossier, made for two hundred of them. The filter goes along, so that the next one is the next of this list. */
export function QueueTable({ rows, rules, filter, today, empty, sortTo }: QueueTableProps) {
  const { page: _, ...kept } = filter;
  const sorted = (sort: QueueSort) => ({
    sortTo: sortTo(sort),
    ...(filter.sort === sort && { sorted: "ascending" as const }),
  });
  return (
    <DataTable
      caption={m.rounds_queue_title()}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          head: m.rounds_queue_product(),
          ...sorted("product"),
          cell: (row) => (
            <span className="flex items-start gap-3">
              <input
                type="checkbox"
                name="id"
                value={row.id}
                form={BULK_FORM}
                aria-label={m.nominations_screen_tick({ code: row.code })}
                className="checkbox mt-0.5"
              />
              <span className="min-w-0">
                <Link to={paths.organiserNomination(row.id, kept)} className="font-semibold">
                  {row.productName}
                </Link>
                <span className="block text-sm font-normal text-soft">
                  <span className="whitespace-nowrap">{row.code}</span> ·{" "}
                  <abbr title={shortGroupNameIn(rules, row.groupCode)} className="whitespace-nowrap no-underline">
                    {m.nominations_dossier_group()} {row.groupCode}
                  </abbr>
                </span>
              </span>
            </span>
          ),
        },
        {
          head: m.rounds_queue_establishment(),
          ...sorted("establishment"),
          className: "text-[0.94rem]",
          cell: (row) => row.establishmentName,
        },
        {
          head: m.rounds_queue_submitted(),
          ...sorted("submitted"),
          className: "text-sm sm:whitespace-nowrap",
          cell: (row) => row.submittedAt && formatTimestamp(row.submittedAt),
        },
        {
          head: m.common_status(),
          className: "sm:whitespace-nowrap",
          cell: (row) => (
            <span className="inline-flex flex-wrap gap-1.5">
              <NominationTag state={row.state} />
              {row.state === "admitted" && row.awaitsPapers && (
                <Tag tone="wait">{m.nominations_screen_on_condition()}</Tag>
              )}
            </span>
          ),
        },
        {
          head: m.nominations_screen_time(),
          ...sorted("clock"),
          className: "sm:whitespace-nowrap",
          cell: (row) => (
            <span className="inline-grid justify-items-start gap-1 text-sm max-sm:justify-items-end">
              <ClockTag clock={row.clock} />
              {row.papersBy && (
                <span className={isOverdue(row, today) ? "font-semibold text-bad-ink" : "text-soft"}>
                  {m.nominations_screen_papers_by({ date: formatDate(row.papersBy) })}
                </span>
              )}
            </span>
          ),
        },
        {
          head: m.nominations_screen_officer(),
          className: "text-[0.94rem] sm:min-w-28",
          cell: (row) => row.officer?.name ?? <span className="text-soft">{m.nominations_screen_nobodys()}</span>,
        },
      ]}
    />
  );
}
