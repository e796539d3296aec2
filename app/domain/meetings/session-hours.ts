import { m } from "~/i18n/paraglide/messages";
import { instantOf, type PlainDate } from "~/lib/dates";
import { DomainError } from "../errors";
import type { SessionForm } from "./forms";
import { slotsOf } from "./rules";

interface Days {
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
}

/** The columns of a session as its form has them. */
export function valuesOf({ day, from, until, breakFrom, breakUntil, closesOn, closesTime, ...rest }: SessionForm) {
  const { room, tables, slotMinutes, gapMinutes } = rest;
  return {
    ...{ day, room, tables, slotMinutes, gapMinutes },
    startsAt: instantOf(day, from),
    endsAt: instantOf(day, until),
    breakStartsAt: breakFrom ? instantOf(day, breakFrom) : null,
    breakEndsAt: breakUntil ? instantOf(day, breakUntil) : null,
    closesAt: instantOf(closesOn, closesTime),
  };
}

/** What does not fit together, by the field of the form; empty when all fits. */
function misfitsOfSession(form: SessionForm, fair: Days): Record<string, string[]> {
  const { day, from, until, breakFrom, breakUntil } = form;
  const misfits: Record<string, string[]> = {};
  if (day < fair.startsOn || day > fair.endsOn) misfits.day = [m.meetings_not_in_days()];
  if (until <= from) return { ...misfits, until: [m.meetings_ends_before()] };
  if ((breakFrom === undefined) !== (breakUntil === undefined)) {
    return { ...misfits, [breakFrom ? "breakUntil" : "breakFrom"]: [m.meetings_half_break()] };
  }
  if (breakFrom && breakUntil && !(from < breakFrom && breakFrom < breakUntil && breakUntil < until)) {
    return { ...misfits, breakFrom: [m.meetings_break_outside()] };
  }
  const values = valuesOf(form);
  if (values.closesAt > values.endsAt) misfits.closesOn = [m.meetings_closes_late()];
  if (slotsOf(values).length === 0) misfits.slotMinutes = [m.meetings_no_slots()];
  return misfits;
}

/** Throws "invalid" with what does not fit, beside its field. */
export function refuseMisfits(form: SessionForm, fair: Days): void {
  const misfits = misfitsOfSession(form, fair);
  const [first] = Object.values(misfits);
  if (first) throw new DomainError("invalid", first[0]!, misfits);
}
