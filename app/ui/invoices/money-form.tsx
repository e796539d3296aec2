import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { CashForm } from "~/domain/invoices/forms";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { DateField, NumberField, TextField } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

interface MoneyFormProps {
  readonly title: string;
  readonly lead: string;
  readonly back: { readonly label: string; readonly to: string };
  readonly amount: string;
  readonly today: string;
  readonly formKey: string;
  readonly confirm: string;
  readonly whyNot: string | null;
  readonly result: SubmissionResult<string[]> | undefined;
}

/** Money that was handed over, either way. */
export function MoneyForm({ title, lead, back, amount, today, formKey, confirm, whyNot, result }: MoneyFormProps) {
  const [form, fields] = useForm<CashForm>({
    lastResult: result,
    constraint: getZodConstraint(CashForm),
    defaultValue: { amount, paidOn: today },
  });
  const labels = { amount: m.invoices_amount(), paidOn: m.invoices_paid_on(), note: m.invoices_note() };
  return (
    <FormPage title={title} lead={lead} breadcrumbs={[back]} form={form} labels={labels}>
      <input type="hidden" name="key" value={formKey} />
      <NumberField field={fields.amount} label={labels.amount} suffix={m.invoices_dong()} />
      <DateField field={fields.paidOn} label={labels.paidOn} />
      <TextField field={fields.note} label={labels.note} hint={m.invoices_note_hint()} />
      <FormActions cancelTo={back.to}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {confirm}
        </Button>
      </FormActions>
    </FormPage>
  );
}
