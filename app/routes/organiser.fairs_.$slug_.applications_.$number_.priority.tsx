import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { setPriority } from "~/domain/applications/answer-application.server";
import { PriorityForm } from "~/domain/applications/forms";
import { parseForm } from "~/http/forms.server";
import { respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { NumberField, TextArea } from "~/ui/primitives/fields";
import { decided, toDecide } from "./organiser.fairs_.$slug_.applications_.$number/deciding.server";
import { DecisionPage } from "./organiser.fairs_.$slug_.applications_.$number/decision-page";

export const meta: MetaFunction = () => [{ title: `${m.applications_priority_correct()} · ${m.common_brand()}` }];

export { revalidateOnConflict as shouldRevalidate } from "~/http/revalidate";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, (ctx) => toDecide(ctx, args, "priority"));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, back } = await decided(ctx, args);
    await setPriority(ctx, id, await parseForm(ctx, PriorityForm));
    return back(m.applications_priority_saved());
  });
}

/** Sets the points of an application otherwise than the rules count them. */
export default function CorrectPriority() {
  const application = useLoaderData<typeof loader>();
  const [form, fields] = useForm<Record<string, string | undefined>>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(PriorityForm),
    defaultValue: { points: String(application.priority) },
  });
  const labels = { points: m.applications_priority(), reason: m.applications_reason() };
  return (
    <DecisionPage
      application={application}
      title={m.applications_priority_correct()}
      effects={[m.applications_effect_priority(), m.applications_effect_not_told()]}
      confirm={m.common_save()}
      form={form}
      labels={labels}
    >
      <NumberField
        field={fields.points!}
        label={labels.points}
        hint={m.applications_priority_counted({ points: formatNumber(application.countedPriority) })}
        inputMode="numeric"
      />
      <TextArea field={fields.reason!} label={labels.reason} hint={m.applications_reason_kept_hint()} rows={3} />
    </DecisionPage>
  );
}
