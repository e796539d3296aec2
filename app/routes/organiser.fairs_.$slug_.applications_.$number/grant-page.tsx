import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { useActionData } from "@remix-run/react";
import { GrantForm } from "~/domain/applications/forms";
import { boothKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { AskedKind } from "~/lib/vocabulary";
import type { DecidedApplication } from "./deciding.server";
import { DecisionPage } from "./decision-page";
import { GrantFields } from "./grant-fields";

interface GrantPageProps {
  readonly application: DecidedApplication;
  readonly title: string;
  /** What it changes, beside that its applicant is told. */
  readonly effect: string;
  readonly confirm: string;
}

/** Where places are granted to an application. */
export function GrantPage({ application, title, effect, confirm }: GrantPageProps) {
  const { asks, isRural, applicantName } = application;
  const [form, fields] = useForm<Record<AskedKind | "rural", string | undefined>>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(GrantForm),
    defaultValue: {
      ...Object.fromEntries(asks.map((ask) => [ask.kind, String(ask.granted ?? ask.booths)])),
      rural: isRural ? "yes" : "no",
    },
  });
  const labels = {
    ...Object.fromEntries(asks.map((ask) => [ask.kind, boothKindName(ask.kind)])),
    rural: m.applications_rural(),
  };
  return (
    <DecisionPage
      application={application}
      title={title}
      effects={[effect, m.applications_effect_told({ applicant: applicantName })]}
      confirm={confirm}
      form={form}
      labels={labels}
    >
      <GrantFields application={application} fields={fields} />
    </DecisionPage>
  );
}
