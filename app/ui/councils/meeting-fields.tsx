import type { FieldMetadata } from "@conform-to/react";
import type { CallMeetingForm } from "~/domain/councils/forms";
import { m } from "~/i18n/paraglide/messages";
import { DateField, TextArea, TextField } from "~/ui/primitives/fields";

type Fields<Name extends keyof CallMeetingForm> = Readonly<Record<Name, FieldMetadata<string>>>;

/** What the fields of a meeting are called. */
export const meetingLabels = () => ({
  title: m.councils_meeting_field_title(),
  startsOn: m.councils_meeting_field_day(),
  startsAt: m.councils_meeting_field_time(),
  place: m.councils_meeting_field_place(),
  agenda: m.councils_meeting_field_agenda(),
});

/** What, when, where and what about: of a meeting that is called or changed. */
export function MeetingFields({ fields }: { fields: Fields<"title" | "startsOn" | "startsAt" | "place" | "agenda"> }) {
  const labels = meetingLabels();
  return (
    <>
      <TextField field={fields.title} label={labels.title} hint={m.councils_meeting_title_hint()} autoComplete="off" />
      <TimeAndPlace fields={fields} />
      <TextArea field={fields.agenda} label={labels.agenda} hint={m.councils_meeting_agenda_hint()} rows={6} />
    </>
  );
}

export function TimeAndPlace({ fields }: { fields: Fields<"startsOn" | "startsAt" | "place"> }) {
  const labels = meetingLabels();
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <DateField field={fields.startsOn} label={labels.startsOn} />
        <TextField
          field={fields.startsAt}
          label={labels.startsAt}
          hint={m.councils_meeting_time_hint()}
          autoComplete="off"
          className="max-w-xs"
        />
      </div>
      <TextField field={fields.place} label={labels.place} autoComplete="off" />
    </>
  );
}
