import ical, { ICalAttendeeStatus, ICalCalendarMethod, type ICalEventData, ICalEventStatus } from "ical-generator";
import { getLocale } from "~/i18n/locale";
import { nameInLanguage } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { MeetingSide } from "~/lib/vocabulary";
import { nobodyReads, siteLink } from "../notifications/letter";
import { otherSide } from "./mails";
import { isOn, type MeetingRow, type MeetingSession } from "./queries.server";

interface CalendarFair {
  readonly name: string;
  readonly nameEn: string;
  readonly venue: string;
}

interface Calendar {
  readonly fair: CalendarFair & { readonly cancelledAt: Date | null };
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
    ...kept(fair),
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
    x: [{ key: "X-WR-TIMEZONE", value: "Asia/Ho_Chi_Minh" }],
  });
  for (const meeting of meetings) {
    if (!hasTime(meeting)) continue;
    const room = sessions.find(({ id }) => id === meeting.sessionId)?.room ?? "";
    calendar.createEvent({
      ...eventOf(meeting, { fair, room, side, stamp }),
      status: isOn(meeting) && !fair.cancelledAt ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
      url,
    });
  }
  return calendar.toString();
}

interface Told extends About {
  readonly fair: CalendarFair & { readonly agencyName: string };
  /** Whose calendar it is. */
  readonly email: string;
  /** Path of their page. */
  readonly link: string;
}

/**
 * Meetings with a time as a mail puts them into somebody's calendar (RFC 5546): asked for while they stand, and taken back (`METHOD:CANCEL`) once
 * they do not. One message a meeting, for a message names one. Links and the sender are put in when the mail goes.
 */
export function meetingMessages(meetings: readonly MeetingRow[], { email, link, ...about }: Told): string[] {
  return meetings.filter(hasTime).map((meeting) => {
    const stands = meeting.state === "accepted";
    const calendar = ical({
      ...kept(about.fair),
      method: stands ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.CANCEL,
    });
    calendar.createEvent({
      ...eventOf(meeting, about),
      organizer: { name: about.fair.agencyName, email: nobodyReads },
      // Both sides have agreed: nobody is asked again.
      attendees: [{ email, rsvp: false, status: ICalAttendeeStatus.ACCEPTED }],
      status: stands ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
      url: siteLink(link),
    });
    return calendar.toString();
  });
}

const kept = (fair: CalendarFair) => ({
  name: `${m.meetings_title()} · ${nameInLanguage(fair)}`,
  prodId: { company: "Tinh Hoa", product: "Meetings", language: getLocale().toUpperCase() },
});

const hasTime = (meeting: MeetingRow): meeting is MeetingRow & { readonly from: Date; readonly until: Date } =>
  meeting.from !== null && meeting.until !== null;

interface About {
  readonly fair: CalendarFair;
  readonly room: string;
  readonly side: MeetingSide;
  readonly stamp: Date;
}

const eventOf = (
  meeting: MeetingRow & { readonly from: Date; readonly until: Date },
  { fair, room, side, stamp }: About,
): ICalEventData => ({
  ...{ id: meeting.id, sequence: meeting.sequence, stamp, start: meeting.from, end: meeting.until },
  summary: m.meetings_with({ other: otherSide(meeting, side) }),
  location: `${m.meetings_table_number({ table: String(meeting.table) })}, ${room}, ${fair.venue}`,
  description: `${nameInLanguage(fair)} (${m.common_vietnam_time()})`,
});
