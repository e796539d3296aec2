import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { ExhibitorForm as Schema } from "~/domain/applications/forms";
import type { ApplicationThings } from "~/domain/applications/read-application.server";
import { groupName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { PRODUCT_GROUPS } from "~/lib/vocabulary";
import { Button } from "~/ui/primitives/button";
import { SelectField, TextArea, TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";

interface ExhibitorFormProps {
  readonly action: string;
  readonly exhibitor?: ApplicationThings["exhibitors"][number];
  readonly result: SubmissionResult<string[]> | undefined;
  readonly cancelTo?: string;
}

/** Someone a centre brings, to be added or corrected. */
export function ExhibitorForm({ action, exhibitor, result, cancelTo }: ExhibitorFormProps) {
  const [form, fields] = useForm<Record<keyof Schema, string | null>>({
    id: "exhibitor",
    lastResult: result,
    constraint: getZodConstraint(Schema),
    defaultValue: exhibitor,
  });
  const labels = {
    name: m.applications_exhibitor_name(),
    taxCode: m.applications_exhibitor_tax_code(),
    signName: m.applications_sign_name(),
    groupCode: m.applications_group(),
    goods: m.applications_exhibitor_goods(),
    representative: m.applications_exhibitor_representative(),
    phone: m.applications_contact_phone(),
    address: m.applications_exhibitor_address(),
  };
  return (
    <PostForm form={form} action={action} labels={labels} className="gap-5">
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField field={fields.name} label={labels.name} autoComplete="off" />
        <TextField
          field={fields.taxCode}
          label={labels.taxCode}
          hint={m.applications_exhibitor_tax_code_hint()}
          inputMode="numeric"
          autoComplete="off"
        />
        <TextField
          field={fields.signName}
          label={labels.signName}
          hint={m.applications_exhibitor_sign_hint()}
          autoComplete="off"
        />
        <SelectField
          field={fields.groupCode}
          label={labels.groupCode}
          choices={PRODUCT_GROUPS.map((code) => ({ value: code, label: groupName(code) }))}
        />
        <TextField field={fields.representative} label={labels.representative} autoComplete="off" />
        <TextField field={fields.phone} label={labels.phone} type="tel" autoComplete="off" />
      </div>
      <TextField field={fields.address} label={labels.address} autoComplete="off" />
      <TextArea field={fields.goods} label={labels.goods} rows={2} />
      <FormActions cancelTo={cancelTo}>
        <Button type="submit" kind="main">
          {exhibitor ? m.common_save() : m.applications_exhibitor_add()}
        </Button>
      </FormActions>
    </PostForm>
  );
}
