import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { GoodsForm as Schema } from "~/domain/applications/forms";
import type { ApplicationThings } from "~/domain/applications/read-application.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { NumberField, SelectField, TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";

interface GoodsFormProps {
  readonly action: string;
  readonly line?: ApplicationThings["goods"][number];
  readonly result: SubmissionResult<string[]> | undefined;
  readonly cancelTo?: string;
}

/** A line of goods, to be added or corrected. */
export function GoodsForm({ action, line, result, cancelTo }: GoodsFormProps) {
  const [form, fields] = useForm({
    id: "goods",
    lastResult: result,
    constraint: getZodConstraint(Schema),
    defaultValue: line
      ? { ...line, quantity: formatNumber(line.quantity), isForSale: line.isForSale ? "yes" : "no" }
      : { isForSale: "yes" },
  });
  const labels = {
    name: m.applications_goods_name(),
    unit: m.applications_goods_unit(),
    quantity: m.applications_goods_quantity(),
    isForSale: m.applications_goods_for_sale(),
  };
  return (
    <PostForm form={form} action={action} labels={labels} className="gap-5">
      <TextField field={fields.name} label={labels.name} autoComplete="off" />
      <div className="grid gap-5 sm:grid-cols-3">
        <NumberField field={fields.quantity} label={labels.quantity} inputMode="numeric" />
        <TextField field={fields.unit} label={labels.unit} hint={m.applications_goods_unit_hint()} autoComplete="off" />
        <SelectField
          field={fields.isForSale}
          label={labels.isForSale}
          placeholder={null}
          unmarked
          choices={[
            { value: "yes", label: m.applications_for_sale() },
            { value: "no", label: m.applications_only_shown() },
          ]}
        />
      </div>
      <FormActions cancelTo={cancelTo}>
        <Button type="submit" kind="main">
          {line ? m.common_save() : m.applications_line_add()}
        </Button>
      </FormActions>
    </PostForm>
  );
}
