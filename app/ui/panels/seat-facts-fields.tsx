import { type FieldMetadata, getCollectionProps } from "@conform-to/react";
import type { SeatFactsForm } from "~/domain/panels/forms";
import { m } from "~/i18n/paraglide/messages";
import { type Choice, FieldError, SelectField, TextField } from "~/ui/primitives/fields";
import { FieldGroup } from "~/ui/primitives/form";

// biome-ignore lint/suspicious/noExplicitAny: a field of the form, read by its schema
type AnyField = FieldMetadata<any, any, string[]>;

interface SeatFactsFieldsProps {
  readonly fields: Record<keyof SeatFactsForm, AnyField>;
  readonly groups: readonly Choice[];
  /** Those of today. */
  readonly provinces: readonly Choice[];
}

/** What is known of a juror for giving out entries, and for hints of a conflict. */
export function SeatFactsFields({ fields, groups, provinces }: SeatFactsFieldsProps) {
  const { expertise } = fields;
  const boxes = getCollectionProps(expertise, { type: "checkbox", options: groups.map((group) => group.value) });
  return (
    <>
      <TextField
        field={fields.title}
        label={m.rounds_jury_post()}
        hint={m.rounds_jury_post_hint()}
        autoComplete="off"
      />
      <fieldset id={expertise.id} tabIndex={-1} className="grid gap-1">
        <legend className="mb-1 font-semibold">{m.panels_expertise()}</legend>
        <p className="text-[0.92rem] text-soft">{m.panels_expertise_hint()}</p>
        {boxes.map(({ key, id, ...props }, place) => (
          <label key={key} htmlFor={id} className="flex min-h-9 items-start gap-3 py-1 pointer-coarse:min-h-11">
            <input id={id} {...props} required={false} className="checkbox mt-0.5" />
            <span>{groups[place]!.label}</span>
          </label>
        ))}
        <FieldError field={expertise} />
      </fieldset>
      <FieldGroup title={m.panels_closeness()} lead={m.panels_closeness_lead()}>
        <TextField
          field={fields.organisation}
          label={m.panels_organisation()}
          hint={m.panels_organisation_hint()}
          autoComplete="off"
        />
        <TextField
          field={fields.organisationTaxCode}
          label={m.panels_organisation_tax_code()}
          inputMode="numeric"
          autoComplete="off"
          className="max-w-md"
        />
        <SelectField
          field={fields.homeProvinceId}
          label={m.panels_home_province()}
          choices={provinces}
          autoComplete="off"
          className="max-w-md"
        />
        <TextField field={fields.homeCommune} label={m.panels_home_commune()} autoComplete="off" className="max-w-md" />
      </FieldGroup>
    </>
  );
}
