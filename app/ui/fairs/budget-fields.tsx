import { formatNumber } from "~/i18n/formats";
import { fairMoneySourceName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { FAIR_MONEY_SOURCES } from "~/lib/vocabulary";
import { NumberField, SelectField, TextField } from "~/ui/primitives/fields";
import type { AnyField } from "~/ui/schemes/fields";

const NAMES = ["source", "item", "planned", "spent", "legalSource"] as const;

/** A line of the budget. */
export function BudgetFields({ fields }: { fields: Record<(typeof NAMES)[number], AnyField> }) {
  const dong = m.schemes_unit_dong();
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField field={fields.item} label={m.fairs_field_item()} placeholder={m.fairs_field_item_example()} />
        <SelectField
          field={fields.source}
          label={m.fairs_field_money()}
          placeholder={null}
          choices={FAIR_MONEY_SOURCES.map((value) => ({ value, label: fairMoneySourceName(value) }))}
        />
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        <NumberField field={fields.planned} label={m.fairs_field_planned()} hint={m.fairs_money_hint()} suffix={dong} />
        <NumberField
          field={fields.spent}
          label={m.fairs_field_spent()}
          hint={m.fairs_field_spent_hint()}
          suffix={dong}
        />
      </div>
      <TextField field={fields.legalSource} label={m.schemes_source()} placeholder={m.schemes_source_example()} />
    </>
  );
}

interface Line {
  readonly source: string;
  readonly item: string;
  readonly planned: number;
  readonly spent: number | null;
  readonly legalSource: string;
}

/** A line as its fields show it. */
export const typedLine = ({ source, item, planned, spent, legalSource }: Line) => ({
  ...{ source, item, legalSource },
  planned: formatNumber(planned),
  spent: spent === null ? "" : formatNumber(spent),
});

/** Names for the list of errors on top of a form. */
export function budgetLabels(): Record<string, string> {
  return { item: m.fairs_field_item(), planned: m.fairs_field_planned(), spent: m.fairs_field_spent() };
}
