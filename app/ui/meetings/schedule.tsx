import { CalendarPlus } from "lucide-react";
import type { ReactNode } from "react";
import type { MeetingRow, MeetingSession } from "~/domain/meetings/queries.server";
import { m } from "~/i18n/paraglide/messages";
import { formatPhone, phoneLink } from "~/lib/phone";
import type { MeetingSide } from "~/lib/vocabulary";
import { ButtonLink } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { MeetingState, timeOf } from "./meeting-state";

interface ScheduleProps<Row extends MeetingRow> {
  readonly meetings: readonly Row[];
  readonly sessions: readonly Pick<MeetingSession, "id" | "room">[];
  /** Who reads it. */
  readonly side: MeetingSide;
  readonly calendarTo: string;
  readonly acts: (meeting: Row) => ReactNode;
}

/** Somebody's meetings that both sides want, by time; those without a table yet last. It is what the page prints. */
export function Schedule<Row extends MeetingRow>({ meetings, sessions, side, calendarTo, acts }: ScheduleProps<Row>) {
  const room = (id: string) => sessions.find((session) => session.id === id)?.room;
  return (
    <Section
      title={m.meetings_schedule()}
      className="mt-0"
      actions={
        meetings.some(({ from }) => from) && (
          <ButtonLink small reloadDocument to={calendarTo} icon={<CalendarPlus size={17} aria-hidden />}>
            {m.meetings_calendar()}
          </ButtonLink>
        )
      }
    >
      <DataTable
        caption={m.meetings_schedule()}
        rows={meetings}
        rowKey={(meeting) => meeting.id}
        empty={<EmptyState title={m.meetings_schedule_empty()}>{m.meetings_schedule_empty_text()}</EmptyState>}
        columns={[
          {
            head: m.meetings_time(),
            cell: (meeting) => <span className="font-semibold">{timeOf(meeting) || m.meetings_waits_for_table()}</span>,
          },
          {
            head: m.meetings_table(),
            cell: (meeting) => meeting.table !== null && `${meeting.table} · ${room(meeting.sessionId) ?? ""}`,
          },
          {
            head: side === "buyer" ? m.meetings_exhibitor() : m.meetings_buyer(),
            cell: (meeting) => (side === "buyer" ? meeting.party : <BuyerWords buyer={meeting.buyer} />),
          },
          ...(side === "exhibitor"
            ? [{ head: m.meetings_state(), cell: (meeting: Row) => <MeetingState meeting={meeting} /> }]
            : []),
          {
            head: m.meetings_acts(),
            className: "no-print",
            cell: (meeting) => <div className="flex flex-wrap gap-2">{acts(meeting)}</div>,
          },
        ]}
      />
      <p className="no-print mt-3 text-sm text-soft">{m.meetings_print_how()}</p>
    </Section>
  );
}

/** Who a buyer is, with how to reach them where that is shown. */
export function BuyerWords({ buyer }: { buyer: MeetingRow["buyer"] }) {
  if (buyer.organisation === null) return <span className="text-soft">{m.meetings_buyer_erased()}</span>;
  return (
    <div className="grid gap-0.5">
      <span className="font-semibold">{buyer.organisation}</span>
      {buyer.name && <span>{buyer.name}</span>}
      {buyer.phone && (
        <a href={phoneLink(buyer.phone)} className="w-fit">
          {formatPhone(buyer.phone)}
        </a>
      )}
      {buyer.email && <span className="wrap-anywhere text-sm">{buyer.email}</span>}
      {buyer.looksFor && <span className="text-sm text-soft">{buyer.looksFor}</span>}
    </div>
  );
}
