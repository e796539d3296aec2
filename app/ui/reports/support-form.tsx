import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { SupportForm as Schema } from "~/domain/yearly-reports/forms";
import { formatNumber } from "~/i18n/formats";
import { supportKindName, supportSourceName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { SUPPORT_KINDS, SUPPORT_SOURCES } from "~/lib/vocabulary";
import { Button } from "~/ui/primitives/button";
import { NumberField, SelectField, TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";

interface SupportFormProps {
  readonly action: string;
  readonly year: number;
  /** Of a support that is added: sent twice, it is added once. */
  readonly formKey?: string;
  /** What is corrected. */
  readonly support?: Schema;
  readonly result: SubmissionResult<string[]> | undefined;
  readonly cancelTo?: string;
}

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

/** One support that was received. */
export function SupportForm({ action, year, formKey, support, result, cancelTo }: SupportFormProps) {
  const [form, fields] = useForm<Schema>({
    id: "support",
    lastResult: result,
    ...(support && {
      defaultValue: { ...support, amount: formatNumber(support.amount), month: String(support.month) },
    }),
    constraint: getZodConstraint(Schema),
  });
  const labels = {
    kind: m.reports_support_kind(),
    what: m.reports_support_what(),
    amount: m.reports_support_amount(),
    source: m.reports_support_source(),
    month: m.reports_support_month(),
  };
  return (
    <PostForm form={form} labels={labels} action={action} className="gap-5">
      {formKey && <input type="hidden" name="key" value={formKey} />}
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          field={fields.kind}
          label={labels.kind}
          choices={SUPPORT_KINDS.map((kind) => ({ value: kind, label: supportKindName(kind) }))}
        />
        <SelectField
          field={fields.source}
          label={labels.source}
          choices={SUPPORT_SOURCES.map((source) => ({ value: source, label: supportSourceName(source) }))}
        />
      </div>
      <TextField field={fields.what} label={labels.what} hint={m.reports_support_what_hint()} autoComplete="off" />
      <div className="grid gap-5 sm:grid-cols-2">
        <NumberField
          field={fields.amount}
          label={labels.amount}
          hint={m.reports_support_amount_hint()}
          inputMode="text"
          suffix={m.reports_dong()}
        />
        <SelectField
          field={fields.month}
          label={labels.month}
          hint={m.reports_support_month_hint({ year: String(year) })}
          choices={MONTHS.map((month) => ({ value: String(month), label: m.reports_month({ month }) }))}
        />
      </div>
      <FormActions {...(cancelTo && { cancelTo })}>
        <Button type="submit">{support ? m.common_save() : m.reports_support_add()}</Button>
      </FormActions>
    </PostForm>
  );
}
