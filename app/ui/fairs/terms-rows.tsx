import type { FieldMetadata } from "@conform-to/react";
import { boothKindName, supportedName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ASKED_KINDS, SUPPORTED } from "~/lib/vocabulary";
import { FieldError, NumberField, SelectField } from "~/ui/primitives/fields";
import {
  AddItem,
  type AnyField,
  type AnyForm,
  CheckboxGroup,
  Item,
  ItemActions,
  SourceField,
} from "~/ui/schemes/fields";

type RowsField<Row> = FieldMetadata<Row[], Record<string, unknown>, string[]>;

interface SupportInput {
  readonly who: string;
  readonly kinds: string[];
  readonly share: string;
  readonly booths: string;
}

interface RefundInput {
  readonly days: string;
  readonly share: string;
}

interface RowsProps<Row> {
  readonly form: AnyForm;
  readonly field: RowsField<Row>;
  readonly source: AnyField;
}

/** Whose rent public money bears, in the order in which the first that fits counts. */
export function SupportRows({ form, field, source }: RowsProps<SupportInput>) {
  const rows = field.getFieldList();
  return (
    <section className="grid gap-4 border-b border-line pb-6">
      <h4 className="font-semibold">{m.fairs_rule_support()}</h4>
      <p className="text-soft">{m.fairs_rule_support_hint()}</p>
      <ol id={field.id} tabIndex={-1} className="grid gap-3">
        {rows.map((row, index) => {
          const { who, kinds, share, booths } = row.getFieldset();
          const label = m.fairs_row_number({ number: index + 1 });
          return (
            <Item
              key={row.key}
              title={label}
              actions={<ItemActions form={form} name={field.name} index={index} count={rows.length} label={label} />}
            >
              <div className="grid gap-4 sm:grid-cols-3">
                <SelectField
                  field={who}
                  label={m.fairs_field_who()}
                  placeholder={null}
                  choices={SUPPORTED.map((value) => ({ value, label: supportedName(value) }))}
                />
                <NumberField field={share} label={m.fairs_field_share()} suffix="%" />
                <NumberField
                  field={booths}
                  label={m.fairs_field_at_most()}
                  inputMode="numeric"
                  suffix={m.fairs_unit_booths()}
                  unmarked
                />
              </div>
              <CheckboxGroup
                field={kinds}
                label={m.fairs_field_kinds()}
                choices={ASKED_KINDS.map((value) => ({ value, label: boothKindName(value) }))}
                inline
              />
            </Item>
          );
        })}
      </ol>
      {rows.length === 0 && <p className="text-soft">{m.fairs_no_support()}</p>}
      <FieldError field={field} />
      <AddItem form={form} name={field.name} defaultValue={{ kinds: ["standard"] }}>
        {m.fairs_add_row()}
      </AddItem>
      <SourceField field={source} />
    </section>
  );
}

/** What goes back to who withdraws, from the most days before the fair to the fewest. */
export function RefundRows({ form, field, source }: RowsProps<RefundInput>) {
  const rows = field.getFieldList();
  return (
    <section className="grid gap-4">
      <h4 className="font-semibold">{m.fairs_rule_refunds()}</h4>
      <p className="text-soft">{m.fairs_rule_refunds_hint()}</p>
      <ol id={field.id} tabIndex={-1} className="grid gap-3">
        {rows.map((row, index) => {
          const { days, share } = row.getFieldset();
          const label = m.fairs_row_number({ number: index + 1 });
          return (
            <Item
              key={row.key}
              actions={<ItemActions form={form} name={field.name} index={index} count={rows.length} label={label} />}
            >
              <div className="grid gap-4 sm:grid-cols-2">
                <NumberField
                  field={days}
                  label={m.fairs_field_days_before()}
                  inputMode="numeric"
                  suffix={m.fairs_unit_days()}
                />
                <NumberField field={share} label={m.fairs_field_back()} suffix="%" />
              </div>
            </Item>
          );
        })}
      </ol>
      {rows.length === 0 && <p className="text-soft">{m.fairs_no_refunds()}</p>}
      <FieldError field={field} />
      <AddItem form={form} name={field.name}>
        {m.fairs_add_row()}
      </AddItem>
      <SourceField field={source} />
    </section>
  );
}
