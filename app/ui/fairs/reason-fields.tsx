import type { FormMetadata } from "@conform-to/react";
import { m } from "~/i18n/paraglide/messages";
import { TextArea } from "~/ui/primitives/fields";
import { FormErrors } from "~/ui/primitives/form";

interface ReasonFieldsProps {
  readonly form: FormMetadata<{ reason: string }, string[]>;
  /** Of what it is done to, as it was read. */
  readonly version: number;
  readonly hint: string;
}

/** Why something is done, as those whom it concerns are told. */
export function ReasonFields({ form, version, hint }: ReasonFieldsProps) {
  const { reason } = form.getFieldset();
  return (
    <>
      <FormErrors form={form} labels={{ reason: m.applications_reason() }} />
      <input type="hidden" name="version" value={version} />
      <TextArea field={reason} label={m.applications_reason()} hint={hint} rows={3} unmarked />
    </>
  );
}
