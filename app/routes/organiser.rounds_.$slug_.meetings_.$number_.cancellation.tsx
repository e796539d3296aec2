import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { cancelMeeting } from "~/domain/councils/cancel-meeting.server";
import { CancelMeetingForm } from "~/domain/councils/forms";
import { meetingAt } from "~/domain/councils/meetings.server";
import { whyNotChangeMeeting, whyNotMeet } from "~/domain/councils/policy";
import { councilAt } from "~/domain/councils/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { TextArea } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.councils_meeting_cancel_act()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const meeting = await meetingAt(ctx, council, args.params.number!);
    return {
      slug: council.round.slug,
      number: meeting.number,
      title: meeting.title,
      members: meeting.attendees.length,
      whyNot: council.mayRun
        ? (whyNotMeet(council.round) ?? whyNotChangeMeeting(meeting))
        : m.councils_not_yours_to_run(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const { id, number } = await meetingAt(ctx, council, args.params.number!);
    await cancelMeeting(ctx, id, await parseForm(ctx, CancelMeetingForm));
    return redirectWithNotice(
      paths.organiserMeeting(council.round.slug, number),
      m.councils_meeting_cancel_done({ number }),
    );
  });
}

export default function CancelMeeting() {
  const { slug, number, title, members, whyNot } = useLoaderData<typeof loader>();
  const here = paths.organiserMeeting(slug, number);
  const [form, fields] = useForm({
    id: "cancellation",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(CancelMeetingForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: CancelMeetingForm }),
    shouldRevalidate: "onInput",
  });
  return (
    <FormPage
      form={form}
      labels={{ reason: m.councils_meeting_cancel_reason() }}
      title={m.councils_meeting_cancel_title({ number })}
      lead={m.councils_meeting_cancel_lead({ count: members })}
      breadcrumbs={[
        { label: m.councils_tab_meetings(), to: paths.organiserMeetings(slug) },
        { label: m.councils_meeting_title({ number, title }), to: here },
      ]}
    >
      <TextArea field={fields.reason} label={m.councils_meeting_cancel_reason()} rows={3} />
      <FormActions cancelTo={here}>
        <Button type="submit" kind="danger" whyNot={whyNot}>
          {m.councils_meeting_cancel_act()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
