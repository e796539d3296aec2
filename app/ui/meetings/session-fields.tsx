import { m } from "~/i18n/paraglide/messages";
import { formatTime, todayInVietnam } from "~/lib/dates";
import { DateField, NumberField, TextField } from "~/ui/primitives/fields";
import { FieldGroup } from "~/ui/primitives/form";
import type { AnyField } from "~/ui/schemes/fields";

const NAMES = [
  "day",
  "from",
  "until",
  "breakFrom",
  "breakUntil",
  "room",
  "tables",
  "slotMinutes",
  "gapMinutes",
  "closesOn",
  "closesTime",
] as const;

/** When and where a session is, and how its hours are cut. */
export function SessionFields({ fields }: { fields: Record<(typeof NAMES)[number], AnyField> }) {
  const labels = sessionLabels();
  const clock = { placeholder: "08h00", autoComplete: "off" } as const;
  return (
    <>
      <FieldGroup title={m.meetings_when()}>
        <div className="grid gap-5 sm:grid-cols-[1fr_8rem_8rem]">
          <DateField field={fields.day} label={labels.day} hint={null} />
          <TextField field={fields.from} label={labels.from} {...clock} />
          <TextField field={fields.until} label={labels.until} {...clock} />
        </div>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField field={fields.breakFrom} label={labels.breakFrom} {...clock} placeholder="11h30" />
          <TextField field={fields.breakUntil} label={labels.breakUntil} {...clock} placeholder="13h30" />
        </div>
      </FieldGroup>
      <FieldGroup title={m.meetings_where()}>
        <TextField field={fields.room} label={labels.room} autoComplete="off" />
        <div className="grid gap-5 sm:grid-cols-3">
          <NumberField field={fields.tables} label={labels.tables} />
          <NumberField field={fields.slotMinutes} label={labels.slotMinutes} suffix={m.meetings_minutes()} />
          <NumberField field={fields.gapMinutes} label={labels.gapMinutes} suffix={m.meetings_minutes()} />
        </div>
      </FieldGroup>
      <FieldGroup title={m.meetings_registration()} lead={m.meetings_registration_lead()}>
        <div className="grid gap-5 sm:grid-cols-[1fr_8rem]">
          <DateField field={fields.closesOn} label={labels.closesOn} hint={null} />
          <TextField field={fields.closesTime} label={labels.closesTime} {...clock} placeholder="17h00" />
        </div>
      </FieldGroup>
    </>
  );
}

export function sessionLabels() {
  return {
    day: m.meetings_day(),
    from: m.meetings_from(),
    until: m.meetings_until(),
    breakFrom: m.meetings_break_from(),
    breakUntil: m.meetings_break_until(),
    room: m.meetings_room(),
    tables: m.meetings_tables(),
    slotMinutes: m.meetings_slot_minutes(),
    gapMinutes: m.meetings_gap_minutes(),
    closesOn: m.meetings_closes_on(),
    closesTime: m.meetings_closes_time(),
  };
}

interface Session {
  readonly day: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly breakStartsAt: Date | null;
  readonly breakEndsAt: Date | null;
  readonly room: string;
  readonly tables: number;
  readonly slotMinutes: number;
  readonly gapMinutes: number;
  readonly closesAt: Date;
}

/** A session as its fields show it. */
export const typedSession = (session: Session) => ({
  day: session.day,
  from: formatTime(session.startsAt),
  until: formatTime(session.endsAt),
  breakFrom: session.breakStartsAt ? formatTime(session.breakStartsAt) : "",
  breakUntil: session.breakEndsAt ? formatTime(session.breakEndsAt) : "",
  room: session.room,
  tables: String(session.tables),
  slotMinutes: String(session.slotMinutes),
  gapMinutes: String(session.gapMinutes),
  closesOn: todayInVietnam(session.closesAt),
  closesTime: formatTime(session.closesAt),
});
