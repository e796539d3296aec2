import { type PlainDate, todayInVietnam } from "~/lib/dates";

/** Events by their day in Vietnam, in the order they come in. */
export function byDay<Event extends { readonly startsAt: Date }>(
  events: readonly Event[],
): { readonly day: PlainDate; readonly events: Event[] }[] {
  // Not `Map.groupBy`, which phones of some years ago do not have.
  const days = new Map<PlainDate, Event[]>();
  for (const event of events) {
    const day = todayInVietnam(event.startsAt);
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return [...days].map(([day, own]) => ({ day, events: own }));
}
