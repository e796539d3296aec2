import type { FieldMetadata } from "@conform-to/react";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { Level } from "~/lib/vocabulary";
import { NumberField, SelectField, TextField } from "~/ui/primitives/fields";

// biome-ignore lint/suspicious/noExplicitAny: a field of whichever form holds these; its schema types it there
type AnyField = FieldMetadata<any, any, string[]>;

export function LevelAndYear({
  fields,
  levels,
}: {
  fields: { readonly level: AnyField; readonly year: AnyField };
  levels: readonly Level[];
}) {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <SelectField
        field={fields.level}
        label={m.rounds_field_level()}
        placeholder={null}
        choices={levels.map((value) => ({ value, label: levelTitle(value) }))}
      />
      <NumberField field={fields.year} label={m.rounds_field_year()} inputMode="numeric" />
    </div>
  );
}

interface NameFieldsProps {
  readonly fields: { readonly name: AnyField; readonly nameEn: AnyField; readonly codePrefix: AnyField };
}

export function NameFields({ fields }: NameFieldsProps) {
  return (
    <>
      <TextField field={fields.name} label={m.rounds_field_name()} />
      <TextField field={fields.nameEn} label={m.rounds_field_name_en()} />
      <TextField
        field={fields.codePrefix}
        label={m.rounds_field_prefix()}
        hint={m.rounds_field_prefix_hint()}
        autoCapitalize="characters"
        className="max-w-xs"
      />
    </>
  );
}

/** Names for the list of errors on top of a form. */
export function identityLabels(): Record<string, string> {
  return {
    schemeVersionId: m.rounds_field_scheme(),
    agencyId: m.rounds_field_agency(),
    level: m.rounds_field_level(),
    year: m.rounds_field_year(),
    name: m.rounds_field_name(),
    nameEn: m.rounds_field_name_en(),
    codePrefix: m.rounds_field_prefix(),
    provinceId: m.rounds_field_province(),
    regionCode: m.rounds_field_region(),
  };
}
