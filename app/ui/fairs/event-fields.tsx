import { fairEventKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { formatTime, todayInVietnam } from "~/lib/dates";
import { FAIR_EVENT_KINDS } from "~/lib/vocabulary";
import { CheckboxField, DateField, SelectField, TextField } from "~/ui/primitives/fields";
import type { AnyField } from "~/ui/schemes/fields";
import type { ShownEvent } from "./programme";

const NAMES = ["kind", "title", "titleEn", "place", "day", "from", "until", "isPublic"] as const;

/** What a point of the programme is, when and where. */
export function EventFields({ fields }: { fields: Record<(typeof NAMES)[number], AnyField> }) {
  return (
    <>
      <SelectField
        field={fields.kind}
        label={m.fairs_field_event_kind()}
        placeholder={null}
        choices={FAIR_EVENT_KINDS.map((value) => ({ value, label: fairEventKindName(value) }))}
        className="sm:max-w-xs"
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField field={fields.title} label={m.fairs_field_event_title()} />
        <TextField field={fields.titleEn} label={m.fairs_field_event_title_en()} />
      </div>
      <div className="grid gap-5 sm:grid-cols-[1fr_8rem_8rem]">
        <DateField field={fields.day} label={m.fairs_field_day()} hint={null} />
        <TextField field={fields.from} label={m.fairs_field_from()} placeholder="08h00" autoComplete="off" />
        <TextField field={fields.until} label={m.fairs_field_until()} placeholder="10h30" autoComplete="off" />
      </div>
      <TextField field={fields.place} label={m.fairs_field_event_place()} hint={m.fairs_field_event_place_hint()} />
      <CheckboxField field={fields.isPublic} label={m.fairs_field_is_public()} />
    </>
  );
}

/** An event as its fields show it. */
export const typedEvent = ({ kind, title, titleEn, place, startsAt, endsAt, isPublic }: ShownEvent) => ({
  ...{ kind, title, titleEn, place },
  day: todayInVietnam(startsAt),
  from: formatTime(startsAt),
  until: formatTime(endsAt),
  isPublic: isPublic ? "on" : "",
});

/** Names for the list of errors on top of a form. */
export function eventLabels(): Record<string, string> {
  return {
    title: m.fairs_field_event_title(),
    titleEn: m.fairs_field_event_title_en(),
    day: m.fairs_field_day(),
    from: m.fairs_field_from(),
    until: m.fairs_field_until(),
    place: m.fairs_field_event_place(),
  };
}
