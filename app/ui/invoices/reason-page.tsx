import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ReactNode } from "react";
import { ReasonForm } from "~/domain/invoices/forms";
import { m } from "~/i18n/paraglide/messages";
import type { Crumb } from "~/ui/primitives/breadcrumbs";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { TextArea } from "~/ui/primitives/fields";
import { FormErrors } from "~/ui/primitives/form";

interface ReasonPageProps {
  readonly title: string;
  readonly breadcrumbs: readonly Crumb[];
  readonly effects: readonly ReactNode[];
  readonly confirm: string;
  readonly whyNot: string | null;
  readonly cancelTo: string;
  readonly isReversible?: boolean;
  readonly result: SubmissionResult<string[]> | undefined;
}

/** A page that asks for the reason before money is counted otherwise. */
export function ReasonPage({ result, ...page }: ReasonPageProps) {
  const [form, fields] = useForm<ReasonForm>({ lastResult: result, constraint: getZodConstraint(ReasonForm) });
  return (
    <ConfirmPage {...page} kind="danger" formId={form.id}>
      <FormErrors form={form} labels={{ reason: m.invoices_reason() }} />
      <TextArea
        field={fields.reason}
        label={m.invoices_reason()}
        hint={m.invoices_reason_hint()}
        rows={3}
        limit={500}
      />
    </ConfirmPage>
  );
}
