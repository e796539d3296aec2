import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeMeeting } from "~/domain/councils/change-meeting.server";
import { CallMeetingForm } from "~/domain/councils/forms";
import { meetingAt } from "~/domain/councils/meetings.server";
import { whyNotChangeMeeting, whyNotMeet } from "~/domain/councils/policy";
import { councilAt } from "~/domain/councils/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { formatTime, todayInVietnam } from "~/lib/dates";
import { MeetingFields, meetingLabels } from "~/ui/councils/meeting-fields";
import { Button } from "~/ui/primitives/button";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.councils_meeting_change_act()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const meeting = await meetingAt(ctx, council, args.params.number!);
    const { number, title, place, startsAt, agenda } = meeting;
    return {
      slug: council.round.slug,
      number,
      values: { title, place, agenda, startsOn: todayInVietnam(startsAt), startsAt: formatTime(startsAt) },
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
    const { changed } = await changeMeeting(ctx, id, await parseForm(ctx, CallMeetingForm));
    return redirectWithNotice(
      paths.organiserMeeting(council.round.slug, number),
      changed ? m.councils_meeting_change_done({ number }) : m.councils_meeting_change_same(),
    );
  });
}

export default function ChangeMeeting() {
  const { slug, number, values, members, whyNot } = useLoaderData<typeof loader>();
  const here = paths.organiserMeeting(slug, number);
  const [form, fields] = useForm({
    id: "meeting",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(CallMeetingForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: CallMeetingForm }),
    shouldRevalidate: "onInput",
    defaultValue: values,
  });
  return (
    <FormPage
      form={form}
      labels={meetingLabels()}
      title={m.councils_meeting_change_title({ number })}
      lead={m.councils_meeting_change_lead({ count: members })}
      breadcrumbs={[
        { label: m.councils_tab_meetings(), to: paths.organiserMeetings(slug) },
        { label: m.councils_meeting_title({ number, title: values.title }), to: here },
      ]}
    >
      <MeetingFields fields={fields} />
      <FormActions cancelTo={here}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.councils_meeting_change_save()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
