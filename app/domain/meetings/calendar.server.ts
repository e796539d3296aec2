import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { getLocale } from "~/i18n/locale";
import { nameInLanguage } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { MeetingSide } from "~/lib/vocabulary";
import { otherSide } from "./mails";
import { isOn, type MeetingRow, type MeetingSession } from "./queries.server";

interface Calendar {
  readonly fair: {
    readonly name: string;
    readonly nameEn: string;
    readonly venue: string;
    readonly cancelledAt: Date | null;
  };
  readonly sessions: readonly Pick<MeetingSession, "id" | "room">[];
  /** Whose it is. */
  readonly side: MeetingSide;
  /** Of their page. */
  readonly url: string;
  /** When it was made. */
  readonly stamp: Date;
}

/**
 * Somebody's meetings as calendars read them (RFC 5545), as the programme of a fair is: ids stay, the sequence grows with each change, and what
 * was called off says so.
 */
export function meetingCalendar(
  meetings: readonly MeetingRow[],
  { fair, sessions, side, url, stamp }: Calendar,
): string {
  const calendar = ical({
    name: `${m.meetings_title()} · ${nameInLanguage(fair)}`,
    prodId: { company: "Tinh Hoa", product: "Meetings", language: getLocale().toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
    x: [{ key: "X-WR-TIMEZONE", value: "Asia/Ho_Chi_Minh" }],
  });
  for (const meeting of meetings) {
    if (meeting.from === null || meeting.until === null) continue;
    const room = sessions.find(({ id }) => id === meeting.sessionId)?.room ?? "";
    calendar.createEvent({
      id: meeting.id,
      sequence: meeting.sequence,
      stamp,
      start: meeting.from,
      end: meeting.until,
      summary: m.meetings_with({ other: otherSide(meeting, side) }),
      location: `${m.meetings_table_number({ table: String(meeting.table) })}, ${room}, ${fair.venue}`,
      description: `${nameInLanguage(fair)} (${m.common_vietnam_time()})`,
      status: isOn(meeting) && !fair.cancelledAt ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
      url,
    });
  }
  return calendar.toString();
}
