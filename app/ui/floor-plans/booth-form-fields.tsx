import type { FieldMetadata } from "@conform-to/react";
import { sideName } from "~/domain/floor-plans/finding-words";
import { SIDES } from "~/domain/floor-plans/rules";
import { boothKindName, shortGroupName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { BOOTH_KINDS, PRODUCT_GROUPS } from "~/lib/vocabulary";
import { CheckboxField, FieldError, NumberField, SelectField } from "~/ui/primitives/fields";

// biome-ignore lint/suspicious/noExplicitAny: fields of any form that has these; its own schema types them
type Field = FieldMetadata<any, any, string[]>;
type Name = "kind" | "x" | "y" | "width" | "height" | "openTo" | "power" | "hasWater" | "zone";

export const boothLabels = () => ({
  code: m.plans_code(),
  kind: m.plans_kind(),
  x: m.plans_x_m(),
  y: m.plans_y_m(),
  width: m.plans_width_m(),
  height: m.plans_height_m(),
  openTo: m.plans_open_sides(),
  power: m.plans_power_w(),
  zone: m.plans_zone(),
});

interface BoothFormFieldsProps {
  readonly fields: Readonly<Record<Name, Field>>;
  /** Sides that are ticked at first. */
  readonly openTo: readonly string[];
}

/** What a booth is like, for a form that works without scripts. */
export function BoothFormFields({ fields, openTo }: BoothFormFieldsProps) {
  const labels = boothLabels();
  return (
    <>
      <SelectField
        field={fields.kind}
        label={labels.kind}
        placeholder={null}
        choices={BOOTH_KINDS.map((value) => ({ value, label: boothKindName(value) }))}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <NumberField field={fields.x} label={labels.x} />
        <NumberField field={fields.y} label={labels.y} />
        <NumberField field={fields.width} label={labels.width} />
        <NumberField field={fields.height} label={labels.height} />
      </div>
      <fieldset>
        <legend className="font-semibold">{labels.openTo}</legend>
        <div className="flex flex-wrap gap-x-6">
          {SIDES.map((side, at) => (
            <label key={side} className="flex min-h-11 items-center gap-2">
              <input
                type="checkbox"
                className="checkbox"
                id={at === 0 ? fields.openTo.id : undefined}
                name={fields.openTo.name}
                value={side}
                defaultChecked={openTo.includes(side)}
              />
              {sideName(side)}
            </label>
          ))}
        </div>
        <FieldError field={fields.openTo} />
      </fieldset>
      <NumberField field={fields.power} label={labels.power} hint={m.plans_power_hint()} />
      <CheckboxField field={fields.hasWater} label={m.plans_water()} />
      <SelectField
        field={fields.zone}
        label={labels.zone}
        unmarked
        placeholder={m.plans_zone_any()}
        choices={PRODUCT_GROUPS.map((value) => ({ value, label: shortGroupName(value) }))}
      />
    </>
  );
}
