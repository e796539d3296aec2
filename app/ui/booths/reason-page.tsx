import { type SubmissionResult, useForm } from "@conform-to/react";
import type { ReactNode } from "react";
import type { ReasonForm } from "~/domain/booths/forms";
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
  readonly whyNot?: string | null;
  readonly cancelTo: string;
  readonly result: SubmissionResult<string[]> | undefined;
  /** Hidden fields beside the reason. */
  readonly children?: ReactNode;
}

/** A page that asks for the reason before a booth changes hands. */
export function ReasonPage({ result, children, whyNot = null, ...page }: ReasonPageProps) {
  const [form, fields] = useForm<ReasonForm>({ lastResult: result });
  return (
    <ConfirmPage {...page} kind="danger" whyNot={whyNot} formId={form.id} isReversible>
      <FormErrors form={form} labels={{ reason: m.booths_reason() }} />
      {children}
      <TextArea field={fields.reason} label={m.booths_reason()} hint={m.booths_reason_hint()} rows={3} limit={500} />
    </ConfirmPage>
  );
}
