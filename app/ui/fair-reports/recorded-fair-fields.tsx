import { comparedName, fairIndicatorName, levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { LEVELS } from "~/lib/vocabulary";
import { NumberField, SelectField, TextField } from "~/ui/primitives/fields";
import type { AnyField } from "~/ui/schemes/fields";

const NAMES = [
  ...(["name", "year", "level", "fairs", "fromYear", "booths", "establishments", "provinces"] as const),
  ...(["visits", "sales", "contracts", "contractValue", "support", "source"] as const),
] as const;
type Fields = Record<(typeof NAMES)[number], AnyField>;

export const recordedFairLabels = () => ({
  name: m.closings_fair(),
  fromYear: m.figures_record_from(),
  year: m.closings_year(),
  fairs: m.figures_record_fairs(),
  level: m.common_level(),
  source: m.closings_source_of(),
});

/** Published figures of one fair, or of several together. */
export function RecordedFairFields({ fields }: { fields: Fields }) {
  const labels = recordedFairLabels();
  return (
    <>
      <TextField field={fields.name} label={labels.name} />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <NumberField field={fields.year} label={labels.year} />
        <SelectField
          field={fields.level}
          label={labels.level}
          choices={LEVELS.map((level) => ({ value: level, label: levelTitle(level) }))}
        />
        <NumberField field={fields.fairs} label={labels.fairs} hint={m.figures_record_fairs_hint()} unmarked />
        <NumberField field={fields.fromYear} label={labels.fromYear} hint={m.figures_record_from_hint()} unmarked />
        <NumberField field={fields.booths} label={comparedName("booths")} unmarked />
        <NumberField field={fields.establishments} label={fairIndicatorName("establishments")} unmarked />
        <NumberField field={fields.provinces} label={comparedName("provinces")} unmarked />
        <NumberField field={fields.visits} label={comparedName("visits")} unmarked />
        <TextField field={fields.sales} label={comparedName("sales")} hint={m.closings_sales_hint()} unmarked />
        <NumberField field={fields.contracts} label={comparedName("contracts")} unmarked />
        <TextField field={fields.contractValue} label={fairIndicatorName("contracted")} unmarked />
        <TextField field={fields.support} label={fairIndicatorName("support")} unmarked />
      </div>
      <TextField field={fields.source} label={labels.source} hint={m.closings_source_hint()} />
    </>
  );
}
