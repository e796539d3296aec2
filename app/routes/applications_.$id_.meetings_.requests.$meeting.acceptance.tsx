import { type SubmissionResult, useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { acceptMeeting } from "~/domain/meetings/answer-meeting.server";
import { AcceptForm } from "~/domain/meetings/forms";
import { otherSide } from "~/domain/meetings/mails";
import { ownMeeting } from "~/domain/meetings/own-meetings.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { meetingPartName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { PartField } from "~/ui/meetings/buyer-fields";
import { Button } from "~/ui/primitives/button";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.meetings_accept()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { application, meeting } = await ownMeeting(ctx, args.params.id!, args.params.meeting!);
    const other = otherSide(meeting, "exhibitor");
    const whyNot = meeting.acts.answer ? null : m.meetings_was_answered();
    return { id: application.id, other, buyerPart: meeting.buyer.part, whyNot };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const applicationId = args.params.id!;
    const from = { side: "exhibitor", applicationId } as const;
    await acceptMeeting(ctx, from, args.params.meeting!, await parseForm(ctx, AcceptForm));
    return redirectWithNotice(paths.applicationMeetings(applicationId), m.meetings_accepted_done());
  });
}

export default function Accept() {
  const { id, other, buyerPart, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<AcceptForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    defaultValue: { part: "any" },
  });
  const back = paths.applicationMeetings(id);
  return (
    <FormPage
      form={form}
      labels={{ part: m.meetings_own_part() }}
      title={m.meetings_accept_title({ other })}
      lead={m.meetings_accept_lead({ part: meetingPartName(buyerPart) })}
      breadcrumbs={[{ label: m.meetings_title(), to: back }]}
    >
      <PartField field={fields.part} label={m.meetings_own_part()} />
      <FormActions cancelTo={back}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.meetings_accept()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
