import type { ReactNode } from "react";
import type { Unplaced } from "~/domain/meetings/arrange";
import type { MeetingRow } from "~/domain/meetings/queries.server";
import { paths } from "~/http/paths";
import { formatMoney } from "~/i18n/formats";
import { meetingActorName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { MeetingState, timeOf } from "~/ui/meetings/meeting-state";
import { ButtonLink } from "~/ui/primitives/button";
import { DataTable } from "~/ui/primitives/data-table";

export interface DeskMeeting extends MeetingRow {
  /** Why arranging would not place it. */
  readonly why: Unplaced | null;
  readonly acts: { readonly place: boolean; readonly cancel: boolean; readonly report: boolean };
}

interface MeetingTableProps {
  readonly caption: string;
  readonly slug: string;
  readonly meetings: readonly DeskMeeting[];
  readonly empty?: ReactNode;
}

/** Meetings of a session, each with what its organiser may do. */
export function MeetingTable({ caption, slug, meetings, empty }: MeetingTableProps) {
  return (
    <DataTable
      caption={caption}
      rows={meetings}
      rowKey={(meeting) => meeting.id}
      empty={empty}
      columns={[
        {
          head: m.meetings_buyer(),
          cell: ({ buyer }) => <span className="font-semibold">{buyer.organisation ?? m.meetings_buyer_erased()}</span>,
        },
        { head: m.meetings_exhibitor(), cell: ({ party }) => party },
        {
          head: m.meetings_time(),
          cell: (meeting) =>
            meeting.from ? (
              <div className="grid">
                <span>{timeOf(meeting)}</span>
                <span className="text-soft">{m.meetings_table_number({ table: String(meeting.table) })}</span>
              </div>
            ) : (
              meeting.why && <span className="text-wait-ink">{whyWords(meeting.why)}</span>
            ),
        },
        {
          head: m.meetings_state(),
          cell: (meeting) => (
            <div className="grid gap-1">
              <MeetingState meeting={meeting} />
              {meeting.state === "asked" && (
                <span className="text-sm text-soft">
                  {m.meetings_asked_by({ who: meetingActorName(meeting.askedBy) })}
                </span>
              )}
              {meeting.value > 0 && <span className="text-sm">{formatMoney(meeting.value)}</span>}
              {meeting.note && <span className="text-sm text-soft">{meeting.note}</span>}
            </div>
          ),
        },
        { head: m.meetings_acts(), cell: (meeting) => <Acts slug={slug} meeting={meeting} /> },
      ]}
    />
  );
}

function Acts({ slug, meeting }: { slug: string; meeting: DeskMeeting }) {
  const { id, sessionId, acts, outcome, from } = meeting;
  return (
    <div className="flex flex-wrap gap-2">
      {acts.report && (
        <ButtonLink small kind={outcome ? "quiet" : "plain"} to={paths.organiserMeetingResult(slug, sessionId, id)}>
          {outcome ? m.meetings_edit_result() : m.meetings_enter_result()}
        </ButtonLink>
      )}
      {acts.place && (
        <ButtonLink small kind="quiet" to={paths.organiserMeetingPlace(slug, sessionId, id)}>
          {from ? m.meetings_move() : m.meetings_place()}
        </ButtonLink>
      )}
      {acts.cancel && (
        <ButtonLink small kind="quiet" to={paths.organiserMeetingCancellation(slug, sessionId, id)}>
          {m.meetings_cancel()}
        </ButtonLink>
      )}
    </div>
  );
}

const whyWords = (why: Unplaced): string =>
  ({
    parts_apart: m.meetings_why_parts_apart,
    no_slot: m.meetings_why_no_slot,
    buyer_full: m.meetings_why_buyer_full,
    party_full: m.meetings_why_party_full,
    never_both: m.meetings_why_never_both,
    tables_full: m.meetings_why_tables_full,
  })[why]();
