import { m } from "~/i18n/paraglide/messages";
import { addDays, instantOf, type PlainDate } from "~/lib/dates";
import type { AddEventForm } from "./forms";

interface Days {
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
}

/** Whether an event lies in the days of its fair, the eve and the day after among them. */
export function isInDays(day: PlainDate, { startsOn, endsOn }: Days): boolean {
  return day >= addDays(startsOn, -1) && day <= addDays(endsOn, 1);
}

/** When an event begins and ends; one that ends before it begins ends after midnight. */
export function timesOf({ day, from, until }: Pick<AddEventForm, "day" | "from" | "until">): {
  startsAt: Date;
  endsAt: Date;
} {
  return { startsAt: instantOf(day, from), endsAt: instantOf(until < from ? addDays(day, 1) : day, until) };
}

/** What is wrong with the times of an event, by the field of the form. Empty when nothing is. */
export function misfitsOfEvent(
  event: Pick<AddEventForm, "day" | "from" | "until">,
  fair: Days,
): Record<string, string[]> {
  return {
    ...(isInDays(event.day, fair) ? {} : { day: [m.fairs_event_outside()] }),
    ...(event.from === event.until ? { until: [m.fairs_event_no_length()] } : {}),
  };
}
