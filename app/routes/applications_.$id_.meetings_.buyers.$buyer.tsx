import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askBuyer } from "~/domain/meetings/ask-meeting.server";
import { AskBuyerForm } from "~/domain/meetings/forms";
import { buyerToAsk } from "~/domain/meetings/own-meetings.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { PartField } from "~/ui/meetings/buyer-fields";
import { sessionName } from "~/ui/meetings/meeting-state";
import { Button } from "~/ui/primitives/button";
import { SelectField, TextArea } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.meetings_ask()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { application, buyer, session, ...rest } = await buyerToAsk(ctx, args.params.id!, args.params.buyer!);
    const { startsAt, endsAt, room } = session;
    return { id: application.id, buyer, session: { startsAt, endsAt, room }, ...rest };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    await askBuyer(ctx, args.params.id!, args.params.buyer!, await parseForm(ctx, AskBuyerForm));
    return redirectWithNotice(paths.applicationMeetings(args.params.id!), m.meetings_ask_sent());
  });
}

export default function AskBuyer() {
  const { id, buyer, session, delegation, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<AskBuyerForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(AskBuyerForm),
    defaultValue: { part: "any" },
  });
  const labels = { exhibitor: m.meetings_who_meets(), part: m.meetings_own_part(), message: m.meetings_message() };
  const back = paths.applicationMeetings(id);
  return (
    <FormPage
      form={form}
      labels={labels}
      title={m.meetings_ask_title({ other: buyer.organisation ?? "" })}
      lead={`${sessionName(session)}. ${buyer.looksFor}`}
      breadcrumbs={[{ label: m.meetings_title(), to: back }]}
    >
      {delegation.length > 1 && (
        <SelectField
          field={fields.exhibitor}
          label={labels.exhibitor}
          placeholder={m.meetings_whole_delegation()}
          unmarked
          choices={delegation.map((one) => ({ value: one.id, label: one.name }))}
        />
      )}
      <PartField field={fields.part} label={labels.part} />
      <TextArea field={fields.message} label={labels.message} hint={m.meetings_message_hint()} rows={3} />
      <FormActions cancelTo={back}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.meetings_ask()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
