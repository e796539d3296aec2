import { Link } from "@remix-run/react";
import type { Desk as DeskData, DeskRow } from "~/domain/complaints/queries.server";
import { DESK_STATES, type DeskState } from "~/domain/complaints/rules";
import { paths } from "~/http/paths";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ClockTag } from "~/ui/holidays/clock-tag";
import { type Column, DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Pagination } from "~/ui/primitives/pagination";
import { Tabs } from "~/ui/primitives/tabs";
import { Tag } from "~/ui/primitives/tag";
import { roundName } from "~/ui/rounds/round-name";
import { OutcomeTag } from "./outcome-tag";
import { Subject } from "./subject";

interface DeskProps {
  readonly desk: DeskData;
  readonly state: DeskState;
  readonly page: number;
  /** The address of this list narrowed otherwise. */
  readonly to: (values: { state: DeskState; page?: number }) => string;
  /** Complaints of several rounds say of which. */
  readonly withRound: boolean;
}

const NAMES: Record<DeskState, () => string> = {
  open: m.complaints_state_open,
  due_soon: m.complaints_state_due_soon,
  overdue: m.complaints_state_overdue,
  answered: m.complaints_state_answered,
  all: m.common_all,
};

/** The complaints to work on, by how urgent they are. */
export function Desk({ desk, state, page, to, withRound }: DeskProps) {
  return (
    <>
      <Tabs
        label={m.complaints_states()}
        items={DESK_STATES.map((one) => ({
          label: NAMES[one](),
          count: desk.counts[one],
          to: to({ state: one }),
          current: one === state,
        }))}
      />
      <DataTable
        caption={m.complaints_title()}
        rows={desk.rows}
        rowKey={(row) => row.id}
        columns={columns(withRound)}
        empty={
          desk.counts.all === 0 ? (
            <EmptyState title={m.complaints_none()}>{m.complaints_none_text()}</EmptyState>
          ) : (
            <EmptyState title={m.complaints_none_here()}>{m.complaints_none_here_text()}</EmptyState>
          )
        }
      />
      <Pagination page={page} pageSize={desk.pageSize} total={desk.total} href={(one) => to({ state, page: one })} />
    </>
  );
}

function columns(withRound: boolean): Column<DeskRow>[] {
  return [
    {
      head: m.complaints_number(),
      className: "whitespace-nowrap",
      cell: (row) => (
        <Link to={paths.organiserComplaint(row.id)} className="font-semibold">
          {row.label}
        </Link>
      ),
    },
    {
      head: m.complaints_about(),
      cell: (row) => (
        <div>
          <Subject entry={row.entry} />
        </div>
      ),
    },
    ...(withRound ? [{ head: m.complaints_round(), cell: (row: DeskRow) => roundName(row.round) }] : []),
    { head: m.complaints_received(), className: "whitespace-nowrap", cell: (row) => formatDate(row.receivedAt) },
    {
      head: m.complaints_clock(),
      cell: (row) => (
        <div className="grid justify-items-start gap-1.5 max-sm:justify-items-end">
          <ClockTag clock={row.clock} />
          {row.outcome && <OutcomeTag outcome={row.outcome} />}
          {row.isRevocationProposed && <Tag tone="bad">{m.complaints_proposed_tag()}</Tag>}
        </div>
      ),
    },
    {
      head: m.complaints_assignee(),
      cell: (row) => row.assigneeName ?? <span className="text-soft">{m.complaints_unassigned()}</span>,
    },
  ];
}
