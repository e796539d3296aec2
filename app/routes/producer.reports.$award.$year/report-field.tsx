import type { FieldMetadata } from "@conform-to/react";
import type { ReportField as Field } from "~/domain/yearly-reports/rules";
import { m } from "~/i18n/paraglide/messages";
import { CheckboxField, NumberField, RadioGroup, TextArea, TextField } from "~/ui/primitives/fields";
import { reportLabel } from "~/ui/reports/words";

interface ReportFieldProps {
  readonly name: Field;
  // biome-ignore lint/suspicious/noExplicitAny: a field of the step's form, whose shape is known at run time
  readonly field: FieldMetadata<any, any, string[]>;
}

/** A question of the report, with its unit. */
export function ReportField({ name, field }: ReportFieldProps) {
  const props = { field, label: reportLabel(name), unmarked: true };
  switch (name) {
    case "revenue":
    case "exportValue":
    case "labourIncome": {
      const hints = {
        revenue: m.reports_revenue_hint,
        exportValue: m.reports_export_value_hint,
        labourIncome: m.reports_labour_income_hint,
      };
      const suffix = name === "labourIncome" ? m.reports_dong_a_month() : m.reports_dong();
      return <NumberField {...props} hint={hints[name]()} inputMode="text" suffix={suffix} />;
    }
    case "outputQuantity":
      return <NumberField {...props} hint={m.reports_output_quantity_hint()} inputMode="numeric" />;
    case "outputUnit":
      return <TextField {...props} hint={m.reports_output_unit_hint()} autoComplete="off" className="sm:max-w-xs" />;
    case "workers":
      return (
        <NumberField {...props} hint={m.reports_workers_hint()} inputMode="numeric" suffix={m.reports_people_unit()} />
      );
    case "hasNoSupport":
      return <CheckboxField field={field} label={reportLabel(name)} hint={m.reports_no_support_hint()} />;
    case "keepsQuality":
      return (
        <RadioGroup
          {...props}
          hint={m.reports_keeps_quality_hint()}
          choices={[
            { value: "yes", label: m.reports_quality_yes() },
            { value: "no", label: m.reports_quality_no() },
          ]}
        />
      );
    case "qualityWords":
      return <TextArea {...props} hint={m.reports_quality_words_hint()} rows={4} />;
    case "remarks":
      return <TextArea {...props} unmarked={false} hint={m.reports_remarks_hint()} rows={4} />;
  }
}
