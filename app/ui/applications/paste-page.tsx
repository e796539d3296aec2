import type { SubmissionResult } from "@conform-to/react";
import { useActionData } from "@remix-run/react";
import type { ApplicationList } from "~/domain/applications/rules";
import { m } from "~/i18n/paraglide/messages";
import { LinePage } from "./line-page";
import { PasteForm } from "./paste-form";

interface PastePageProps {
  readonly application: { readonly id: string; readonly number: string | null };
  readonly list: ApplicationList;
}

/** Where a refused list is corrected; the page of the list posts here. */
export function PastePage({ application, list }: PastePageProps) {
  return (
    <LinePage
      application={application}
      list={list}
      title={m.applications_paste_title()}
      lead={m.applications_paste_lead()}
    >
      <PasteForm
        main
        id={application.id}
        list={list}
        result={useActionData<{ result?: SubmissionResult<string[]> }>()?.result}
      />
    </LinePage>
  );
}
