import type { FieldMetadata } from "@conform-to/react";
import { levelTitle, regionName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { LEVELS, REGIONS } from "~/lib/vocabulary";
import { DateField, SelectField, TextField } from "~/ui/primitives/fields";
import { FieldGroup } from "~/ui/primitives/form";

// biome-ignore lint/suspicious/noExplicitAny: a field of whichever form holds these; its schema types it there
type AnyField = FieldMetadata<any, any, string[]>;

const NAMES = ["name", "nameEn", "code", "level", "regionCode", "provinceId", "venue", "startsOn", "endsOn"] as const;

interface IdentityFieldsProps {
  readonly fields: Record<(typeof NAMES)[number], AnyField>;
  readonly provinces: readonly { readonly id: string; readonly name: string }[];
}

/** What a fair is called, where and when it is held. */
export function IdentityFields({ fields, provinces }: IdentityFieldsProps) {
  return (
    <>
      <FieldGroup title={m.fairs_group_name()}>
        <TextField field={fields.name} label={m.fairs_field_name()} placeholder={m.fairs_field_name_example()} />
        <TextField field={fields.nameEn} label={m.fairs_field_name_en()} />
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            field={fields.code}
            label={m.fairs_field_code()}
            hint={m.fairs_field_code_hint()}
            autoCapitalize="characters"
          />
          <SelectField
            field={fields.level}
            label={m.fairs_field_level()}
            placeholder={null}
            choices={LEVELS.map((value) => ({ value, label: levelTitle(value) }))}
          />
        </div>
      </FieldGroup>
      <FieldGroup title={m.fairs_group_place()}>
        <TextField field={fields.venue} label={m.fairs_field_venue()} hint={m.fairs_field_venue_hint()} />
        <div className="grid gap-5 sm:grid-cols-2">
          <SelectField
            field={fields.provinceId}
            label={m.fairs_field_province()}
            hint={m.fairs_field_province_hint()}
            choices={provinces.map((one) => ({ value: one.id, label: one.name }))}
          />
          <SelectField
            field={fields.regionCode}
            label={m.fairs_field_region()}
            hint={m.fairs_field_region_hint()}
            unmarked
            choices={REGIONS.map((value) => ({ value, label: regionName(value) }))}
          />
        </div>
        <div className="grid gap-5 sm:grid-cols-2">
          <DateField field={fields.startsOn} label={m.fairs_field_starts()} />
          <DateField field={fields.endsOn} label={m.fairs_field_ends()} />
        </div>
      </FieldGroup>
    </>
  );
}

/** Names for the list of errors on top of a form. */
export function identityLabels(): Record<string, string> {
  return {
    name: m.fairs_field_name(),
    nameEn: m.fairs_field_name_en(),
    code: m.fairs_field_code(),
    level: m.fairs_field_level(),
    regionCode: m.fairs_field_region(),
    provinceId: m.fairs_field_province(),
    venue: m.fairs_field_venue(),
    startsOn: m.fairs_field_starts(),
    endsOn: m.fairs_field_ends(),
  };
}
