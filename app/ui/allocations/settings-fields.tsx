import type { FieldMetadata } from "@conform-to/react";
import type { RunForm } from "~/domain/allocations/forms";
import { type Weights, ZONE_RULES, type ZoneRule } from "~/domain/allocations/rules";
import { m } from "~/i18n/paraglide/messages";
import { CheckboxField, NumberField, SelectField } from "~/ui/primitives/fields";
import { FieldGroup } from "~/ui/primitives/form";

/** What each weight is called. */
export const WORDS: Record<keyof Weights, { readonly label: () => string; readonly hint?: () => string }> = {
  booth: { label: m.allocations_w_booth, hint: m.allocations_w_booth_hint },
  priority: { label: m.allocations_w_priority, hint: m.allocations_w_priority_hint },
  corner: { label: m.allocations_w_corner },
  wished: { label: m.allocations_w_wished, hint: m.allocations_w_wished_hint },
  near: { label: m.allocations_w_near },
  together: { label: m.allocations_w_together, hint: m.allocations_w_together_hint },
  apart: { label: m.allocations_w_apart },
  hand: { label: m.allocations_w_hand, hint: m.allocations_w_hand_hint },
  zone: { label: m.allocations_w_zone, hint: m.allocations_w_zone_hint },
  move: { label: m.allocations_w_move, hint: m.allocations_w_move_hint },
};
export const PLUS = ["booth", "priority", "corner", "wished", "near", "hand"] as const;
export const MINUS = ["together", "apart", "zone", "move"] as const;

export const ZONES: Record<ZoneRule, () => string> = {
  hard: m.allocations_zones_hard,
  soft: m.allocations_zones_soft,
  off: m.allocations_zones_off,
};

/** What each field is called, for the list of what is wrong. */
export const settingLabels = (): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(WORDS).map(([name, { label }]) => [name, label()])),
  metres: m.allocations_metres(),
  seconds: m.allocations_seconds(),
});

type Fields = { readonly [Name in keyof RunForm]: FieldMetadata<unknown> };

/** What a plan is computed by: points for and against, and conditions. */
export function SettingsFields({ fields }: { fields: Fields }) {
  const weight = (name: keyof Weights) => (
    <NumberField
      key={name}
      field={fields[name]}
      label={WORDS[name].label()}
      hint={WORDS[name].hint?.()}
      inputMode="numeric"
      suffix={m.allocations_points_unit()}
      unmarked
    />
  );
  return (
    <>
      <FieldGroup title={m.allocations_points_plus()}>
        <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">{PLUS.map(weight)}</div>
      </FieldGroup>
      <FieldGroup title={m.allocations_points_minus()}>
        <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">{MINUS.map(weight)}</div>
      </FieldGroup>
      <FieldGroup title={m.allocations_conditions()}>
        <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
          <SelectField
            field={fields.zones}
            label={m.allocations_zones()}
            placeholder={null}
            unmarked
            choices={ZONE_RULES.map((rule) => ({ value: rule, label: ZONES[rule]() }))}
          />
          <NumberField
            field={fields.metres}
            label={m.allocations_metres()}
            hint={m.allocations_metres_hint()}
            inputMode="numeric"
            suffix={m.allocations_metres_unit()}
            unmarked
          />
          <NumberField
            field={fields.seconds}
            label={m.allocations_seconds()}
            inputMode="numeric"
            suffix={m.allocations_seconds_unit()}
            unmarked
          />
        </div>
        <CheckboxField field={fields.movesConfirmed} label={m.allocations_moves_confirmed()} />
      </FieldGroup>
    </>
  );
}
