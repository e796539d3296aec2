import type { FieldMetadata } from "@conform-to/react";
import type { EditEstablishmentForm } from "~/domain/establishments/forms";
import { legalFormName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { LEGAL_FORMS } from "~/lib/vocabulary";
import { RadioGroup, SelectField, TextArea, TextField } from "~/ui/primitives/fields";
import { FieldGroup } from "~/ui/primitives/form";

// biome-ignore lint/suspicious/noExplicitAny: a field of either form, registering or editing
type AnyField = FieldMetadata<any, any, string[]>;

interface EstablishmentFieldsProps {
  readonly fields: Record<keyof EditEstablishmentForm, AnyField>;
  /** Those of today. */
  readonly provinces: readonly { readonly id: string; readonly fullName: string }[];
}

/** What is asked of an establishment, in one column: most fill it in on a phone. */
export function EstablishmentFields({ fields, provinces }: EstablishmentFieldsProps) {
  return (
    <>
      <FieldGroup title={m.establishments_group_identity()}>
        <RadioGroup
          field={fields.legalForm}
          label={m.establishments_legal_form()}
          choices={LEGAL_FORMS.map((value) => ({ value, label: legalFormName(value) }))}
        />
        <TextField
          field={fields.name}
          label={m.establishments_name()}
          hint={m.establishments_name_hint()}
          autoComplete="organization"
        />
        <TextField
          field={fields.taxCode}
          label={m.establishments_tax_code()}
          hint={m.establishments_tax_code_hint()}
          inputMode="numeric"
          autoComplete="off"
          className="max-w-md"
        />
      </FieldGroup>
      <FieldGroup title={m.establishments_group_address()}>
        <SelectField
          field={fields.provinceId}
          label={m.establishments_province()}
          hint={m.establishments_province_hint()}
          choices={provinces.map((one) => ({ value: one.id, label: one.fullName }))}
          autoComplete="address-level1"
          className="max-w-md"
        />
        <TextField
          field={fields.commune}
          label={m.establishments_commune()}
          hint={m.establishments_commune_hint()}
          autoComplete="address-level3"
        />
        <TextField field={fields.address} label={m.establishments_address()} autoComplete="street-address" />
        <TextField
          field={fields.district}
          label={m.establishments_district()}
          hint={m.establishments_district_hint()}
          autoComplete="off"
        />
      </FieldGroup>
      <FieldGroup title={m.establishments_group_contact()}>
        <TextField
          field={fields.representative}
          label={m.establishments_representative()}
          hint={m.establishments_representative_hint()}
          autoComplete="name"
        />
        <TextField
          field={fields.phone}
          label={m.establishments_phone()}
          hint={m.establishments_phone_hint()}
          type="tel"
          autoComplete="tel"
          className="max-w-md"
        />
        <TextField
          field={fields.email}
          label={m.establishments_email()}
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextField
          field={fields.website}
          label={m.establishments_website()}
          inputMode="url"
          autoComplete="url"
          autoCapitalize="none"
          spellCheck={false}
        />
      </FieldGroup>
      <FieldGroup title={m.establishments_group_story()}>
        <TextArea
          field={fields.story}
          label={m.establishments_story()}
          hint={m.establishments_story_hint()}
          rows={6}
          limit={4000}
        />
      </FieldGroup>
    </>
  );
}

export const establishmentLabels = () => ({
  legalForm: m.establishments_legal_form(),
  name: m.establishments_name(),
  taxCode: m.establishments_tax_code(),
  provinceId: m.establishments_province(),
  district: m.establishments_district(),
  commune: m.establishments_commune(),
  address: m.establishments_address(),
  representative: m.establishments_representative(),
  phone: m.establishments_phone(),
  email: m.establishments_email(),
  website: m.establishments_website(),
  story: m.establishments_story(),
});
