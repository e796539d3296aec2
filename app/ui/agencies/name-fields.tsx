import type { ReactNode } from "react";
import { m } from "~/i18n/paraglide/messages";
import { DateField, TextField } from "~/ui/primitives/fields";

type Field = Parameters<typeof TextField>[0]["field"];

/** The official name, as it prints on decisions and certificates, and from when. */
export function AgencyNameFields(props: {
  fields: Record<"name" | "nameEn" | "parentName" | "validFrom", Field>;
  fromHint: ReactNode;
}) {
  const { fields, fromHint } = props;
  return (
    <>
      <TextField field={fields.name} label={m.agencies_name()} hint={m.agencies_name_hint()} autoComplete="off" />
      <TextField field={fields.nameEn} label={m.agencies_name_en()} autoComplete="off" />
      <TextField
        field={fields.parentName}
        label={m.agencies_parent()}
        hint={m.agencies_parent_hint()}
        autoComplete="off"
      />
      <DateField field={fields.validFrom} label={m.agencies_valid_from()} hint={fromHint} />
    </>
  );
}

export const agencyLabels = () => ({
  name: m.agencies_name(),
  nameEn: m.agencies_name_en(),
  parentName: m.agencies_parent(),
  validFrom: m.agencies_valid_from(),
  validUntil: m.agencies_valid_until(),
  slug: m.agencies_slug(),
  level: m.common_level(),
  provinceId: m.common_province(),
  place: m.agencies_place(),
});
