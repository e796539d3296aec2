import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { useActionData } from "@remix-run/react";
import { ReasonForm } from "~/domain/meetings/forms";
import { m } from "~/i18n/paraglide/messages";
import type { Crumb } from "~/ui/primitives/breadcrumbs";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { TextField } from "~/ui/primitives/fields";
import { FormErrors } from "~/ui/primitives/form";

interface ReasonPageProps {
  readonly title: string;
  readonly effects: readonly string[];
  readonly confirm: string;
  readonly whyNot?: string | null;
  readonly back: Crumb & { readonly to: string };
}

/** An act on meetings that is told to somebody, with why. */
export function ReasonPage({ title, effects, confirm, whyNot, back }: ReasonPageProps) {
  const [form, fields] = useForm<ReasonForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(ReasonForm),
  });
  return (
    <ConfirmPage
      title={title}
      breadcrumbs={[back]}
      effects={effects}
      confirm={confirm}
      kind="danger"
      whyNot={whyNot}
      formId={form.id}
      cancelTo={back.to}
    >
      <FormErrors form={form} labels={{ reason: m.meetings_reason() }} />
      <TextField field={fields.reason} label={m.meetings_reason()} hint={m.meetings_reason_hint()} autoComplete="off" />
    </ConfirmPage>
  );
}
