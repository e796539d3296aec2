import type { FieldMetadata } from "@conform-to/react";
import { m } from "~/i18n/paraglide/messages";
import { NumberField, TextField } from "~/ui/primitives/fields";

export const hallLabels = () => ({
  name: m.plans_hall_name(),
  nameEn: m.plans_hall_name_en(),
  width: m.plans_hall_width(),
  height: m.plans_hall_height(),
});

/** The name and size of a hall. */
export function HallFields({
  fields,
}: {
  fields: Readonly<Record<"name" | "nameEn" | "width" | "height", FieldMetadata>>;
}) {
  const labels = hallLabels();
  return (
    <>
      <TextField field={fields.name} label={labels.name} />
      <TextField field={fields.nameEn} label={labels.nameEn} />
      <div className="grid gap-5 sm:grid-cols-2">
        <NumberField field={fields.width} label={labels.width} hint={m.plans_metres_hint()} />
        <NumberField field={fields.height} label={labels.height} hint={m.plans_metres_hint()} />
      </div>
    </>
  );
}
