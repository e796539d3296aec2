import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { withdrawRequest } from "~/domain/applications/answer-application.server";
import { WithdrawRequestForm } from "~/domain/applications/forms";
import { parseForm } from "~/http/forms.server";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { TextArea } from "~/ui/primitives/fields";
import { decided, toDecide } from "./organiser.fairs_.$slug_.applications_.$number/deciding.server";
import { DecisionPage } from "./organiser.fairs_.$slug_.applications_.$number/decision-page";

export const meta: MetaFunction = () => [{ title: `${m.applications_withdraw_request()} · ${m.common_brand()}` }];

export { revalidateOnConflict as shouldRevalidate } from "~/http/revalidate";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, (ctx) => toDecide(ctx, args, "withdrawRequest"));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, back } = await decided(ctx, args);
    await withdrawRequest(ctx, id, await parseForm(ctx, WithdrawRequestForm));
    return back(m.applications_request_withdrawn());
  });
}

/** Takes a request for more back. */
export default function WithdrawRequest() {
  const application = useLoaderData<typeof loader>();
  const [form, fields] = useForm<Record<string, string | undefined>>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(WithdrawRequestForm),
  });
  const labels = { reason: m.applications_reason() };
  return (
    <DecisionPage
      application={application}
      title={m.applications_withdraw_request()}
      effects={[
        m.applications_effect_withdraw_request(),
        m.applications_effect_told({ applicant: application.applicantName }),
      ]}
      confirm={m.applications_withdraw_request()}
      form={form}
      labels={labels}
    >
      <TextArea field={fields.reason!} label={labels.reason} hint={m.applications_reason_told_hint()} rows={4} />
    </DecisionPage>
  );
}
