import type { SubmissionResult } from "@conform-to/react";
import { useActionData } from "@remix-run/react";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { LinePage } from "./line-page";
import { PasteForm } from "./paste-form";

interface PastePageProps {
  readonly application: { readonly id: string; readonly number: string | null };
  readonly list: "goods" | "exhibitors";
  readonly hint: string;
  readonly placeholder: string;
}

/** Where a refused list is corrected; the page of the list posts here. */
export function PastePage({ application, list, hint, placeholder }: PastePageProps) {
  return (
    <LinePage
      application={application}
      list={list}
      title={m.applications_paste_title()}
      lead={m.applications_paste_lead()}
    >
      <PasteForm
        main
        action={paths.applicationPaste(application.id, list)}
        hint={hint}
        placeholder={placeholder}
        result={useActionData<{ result?: SubmissionResult<string[]> }>()?.result}
      />
    </LinePage>
  );
}
