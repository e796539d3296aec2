import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askForMore } from "~/domain/applications/answer-application.server";
import { AskForMoreForm } from "~/domain/applications/forms";
import { parseForm } from "~/http/forms.server";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { DateField, TextArea } from "~/ui/primitives/fields";
import { decided, toDecide } from "./organiser.fairs_.$slug_.applications_.$number/deciding.server";
import { DecisionPage } from "./organiser.fairs_.$slug_.applications_.$number/decision-page";

export const meta: MetaFunction = () => [{ title: `${m.applications_ask()} · ${m.common_brand()}` }];

export { revalidateOnConflict as shouldRevalidate } from "~/http/revalidate";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, (ctx) => toDecide(ctx, args, "ask"));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, back } = await decided(ctx, args);
    await askForMore(ctx, id, await parseForm(ctx, AskForMoreForm));
    return back(m.applications_asked());
  });
}

/** Gives an application back to be completed, by a day. */
export default function AskForMore() {
  const application = useLoaderData<typeof loader>();
  const [form, fields] = useForm<Record<string, string | undefined>>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(AskForMoreForm),
  });
  const labels = { note: m.applications_ask_note(), dueOn: m.applications_ask_due() };
  return (
    <DecisionPage
      application={application}
      title={m.applications_ask()}
      effects={[m.applications_effect_ask(), m.applications_effect_told({ applicant: application.applicantName })]}
      confirm={m.applications_ask_confirm()}
      form={form}
      labels={labels}
    >
      <TextArea field={fields.note!} label={labels.note} hint={m.applications_ask_note_hint()} rows={5} />
      <DateField field={fields.dueOn!} label={labels.dueOn} />
    </DecisionPage>
  );
}
