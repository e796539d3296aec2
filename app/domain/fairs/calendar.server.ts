import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { addDays, type PlainDate } from "~/lib/dates";

interface CalendarFair {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly venue: string;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  readonly version: number;
  readonly cancelledAt: Date | null;
}

interface CalendarEvent {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  readonly place: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly sequence: number;
  readonly cancelledAt: Date | null;
}

/**
 * The programme of a fair as calendars read it (RFC 5545): the fair over its days, and each event at its instant. Ids stay, the sequence
 * grows with each change and what was cancelled says so, so that a calendar that follows the address takes over what changed.
 * url: of the fair's page. stamp: when it was made.
 */
export function programmeCalendar(
  fair: CalendarFair,
  events: readonly CalendarEvent[],
  { url, stamp }: { readonly url: string; readonly stamp: Date },
): string {
  const inLanguage = (vi: string, en: string) => (getLocale() === "vi" ? vi : en);
  const name = inLanguage(fair.name, fair.nameEn);
  const calendar = ical({
    name,
    prodId: { company: "Tinh Hoa", product: "Fairs", language: getLocale().toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    url,
    ttl: 3600,
    // Instants are written in UTC, which needs no table of zones; this says in which zone they are read here.
    x: [{ key: "X-WR-TIMEZONE", value: "Asia/Ho_Chi_Minh" }],
  });
  calendar.createEvent({
    id: fair.id,
    sequence: fair.version,
    stamp,
    allDay: true,
    start: fair.startsOn,
    // The end of days is the day after the last.
    end: addDays(fair.endsOn, 1),
    summary: name,
    location: fair.venue,
    status: fair.cancelledAt ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    url,
  });
  for (const event of events) {
    calendar.createEvent({
      id: event.id,
      sequence: event.sequence,
      stamp,
      start: event.startsAt,
      end: event.endsAt,
      summary: inLanguage(event.title, event.titleEn),
      location: event.place ? `${event.place}, ${fair.venue}` : fair.venue,
      description: `${name} (${m.common_vietnam_time()})`,
      status: event.cancelledAt ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      url,
    });
  }
  return calendar.toString();
}
