import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { putOnWaitingList } from "~/domain/applications/answer-application.server";
import { WaitForm } from "~/domain/applications/forms";
import { parseForm } from "~/http/forms.server";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { TextArea } from "~/ui/primitives/fields";
import { decided, toDecide } from "./organiser.fairs_.$slug_.applications_.$number/deciding.server";
import { DecisionPage } from "./organiser.fairs_.$slug_.applications_.$number/decision-page";

export const meta: MetaFunction = () => [{ title: `${m.applications_wait()} · ${m.common_brand()}` }];

export { revalidateOnConflict as shouldRevalidate } from "~/http/revalidate";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, (ctx) => toDecide(ctx, args, "wait"));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, back } = await decided(ctx, args);
    await putOnWaitingList(ctx, id, await parseForm(ctx, WaitForm));
    return back(m.applications_put_waiting());
  });
}

/** Puts an application on the waiting list. */
export default function PutOnWaitingList() {
  const application = useLoaderData<typeof loader>();
  const [form, fields] = useForm<Record<string, string | undefined>>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(WaitForm),
  });
  const labels = { note: m.applications_wait_note() };
  return (
    <DecisionPage
      application={application}
      title={m.applications_wait()}
      effects={[m.applications_effect_wait(), m.applications_effect_told({ applicant: application.applicantName })]}
      confirm={m.applications_wait()}
      form={form}
      labels={labels}
    >
      <TextArea field={fields.note!} label={labels.note} rows={3} />
    </DecisionPage>
  );
}
