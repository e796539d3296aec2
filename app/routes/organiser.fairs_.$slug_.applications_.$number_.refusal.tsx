import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refuseApplication } from "~/domain/applications/answer-application.server";
import { RefuseForm } from "~/domain/applications/forms";
import { parseForm } from "~/http/forms.server";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { TextArea } from "~/ui/primitives/fields";
import { decided, toDecide } from "./organiser.fairs_.$slug_.applications_.$number/deciding.server";
import { DecisionPage } from "./organiser.fairs_.$slug_.applications_.$number/decision-page";

export const meta: MetaFunction = () => [{ title: `${m.applications_refuse()} · ${m.common_brand()}` }];

export { revalidateOnConflict as shouldRevalidate } from "~/http/revalidate";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, (ctx) => toDecide(ctx, args, "refuse"));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, back } = await decided(ctx, args);
    await refuseApplication(ctx, id, await parseForm(ctx, RefuseForm));
    return back(m.applications_refused());
  });
}

/** Refuses an application, with a reason. */
export default function Refuse() {
  const application = useLoaderData<typeof loader>();
  const [form, fields] = useForm<Record<string, string | undefined>>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(RefuseForm),
  });
  const labels = { reason: m.applications_reason() };
  return (
    <DecisionPage
      application={application}
      title={m.applications_refuse()}
      effects={[m.applications_effect_refuse(), m.applications_effect_told({ applicant: application.applicantName })]}
      confirm={m.applications_refuse()}
      kind="danger"
      form={form}
      labels={labels}
    >
      <TextArea field={fields.reason!} label={labels.reason} hint={m.applications_reason_told_hint()} rows={4} />
    </DecisionPage>
  );
}
