import { hourInVietnam } from "~/lib/dates";
import type { MeetingPart } from "~/lib/vocabulary";

/** The hours of a session and how they are cut. */
export interface SessionHours {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly breakStartsAt: Date | null;
  readonly breakEndsAt: Date | null;
  readonly slotMinutes: number;
  readonly gapMinutes: number;
}

/** A time at which one meeting may be held at each table, in milliseconds; its end is not part of it. */
export interface Slot {
  readonly from: number;
  readonly until: number;
}

const MINUTE_MS = 60_000;

/**
 * The slots of a session, in their order: one after the other with the gap between them, none of them over the break or the end. After the
 * break they begin anew.
 */
export function slotsOf(session: SessionHours): Slot[] {
  const length = session.slotMinutes * MINUTE_MS;
  const gap = session.gapMinutes * MINUTE_MS;
  const rest = session.breakStartsAt &&
    session.breakEndsAt && { from: session.breakStartsAt.getTime(), until: session.breakEndsAt.getTime() };
  const slots: Slot[] = [];
  let from = session.startsAt.getTime();
  while (from + length <= session.endsAt.getTime()) {
    const slot = { from, until: from + length };
    if (rest && overlap(slot, rest)) {
      from = rest.until;
    } else {
      slots.push(slot);
      from = slot.until + gap;
    }
  }
  return slots;
}

export const overlap = (a: Slot, b: Slot): boolean => a.from < b.until && b.from < a.until;

const NOON_HOUR = 12;

/** Whether somebody who comes in that part of the day can meet in a slot; what begins at noon or later is afternoon. */
export function isInPart({ from }: Slot, part: MeetingPart): boolean {
  if (part === "any") return true;
  return hourInVietnam(new Date(from)) < NOON_HOUR === (part === "morning");
}

/** A slot as `tstzrange` keeps it. */
export const rangeOf = ({ from, until }: Slot): string =>
  `[${new Date(from).toISOString()},${new Date(until).toISOString()})`;

/** The most that one contract or agreement is worth here, in đồng: as of a report of sales. */
export const MOST_VALUE = 1_000_000_000_000;
