import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { adjournMeeting } from "~/domain/councils/adjourn-meeting.server";
import { AdjournMeetingForm } from "~/domain/councils/forms";
import { meetingAt } from "~/domain/councils/meetings.server";
import { whyNoQuorum, whyNotCloseMeeting } from "~/domain/councils/policy";
import { councilAt } from "~/domain/councils/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { formatTime } from "~/lib/dates";
import { meetingLabels, TimeAndPlace } from "~/ui/councils/meeting-fields";
import { Button } from "~/ui/primitives/button";
import { TextArea } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.councils_meeting_adjourn_act()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const meeting = await meetingAt(ctx, council, args.params.number!);
    const isVoting = meeting.motions.some((motion) => motion.closedAt === null);
    const { number, title, place, startsAt, body } = meeting;
    return {
      slug: council.round.slug,
      number,
      title,
      /** The most common reason, where it is one. */
      values: {
        reason: whyNoQuorum(council.round.rules.quorum.value, body) ?? "",
        place,
        startsOn: "",
        startsAt: formatTime(startsAt),
      },
      members: meeting.attendees.length,
      whyNot: council.mayRun ? whyNotCloseMeeting(meeting, isVoting) : m.councils_not_yours_to_run(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const { id, number } = await meetingAt(ctx, council, args.params.number!);
    const next = await adjournMeeting(ctx, id, await parseForm(ctx, AdjournMeetingForm));
    return redirectWithNotice(
      paths.organiserMeeting(council.round.slug, next),
      m.councils_meeting_adjourn_done({ number, next }),
    );
  });
}

export default function AdjournMeeting() {
  const { slug, number, title, values, members, whyNot } = useLoaderData<typeof loader>();
  const here = paths.organiserMeeting(slug, number);
  const labels = { reason: m.councils_meeting_adjourn_reason(), ...meetingLabels() };
  const [form, fields] = useForm({
    id: "adjournment",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(AdjournMeetingForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: AdjournMeetingForm }),
    shouldRevalidate: "onInput",
    defaultValue: values,
  });
  return (
    <FormPage
      form={form}
      labels={labels}
      title={m.councils_meeting_adjourn_title({ number })}
      lead={m.councils_meeting_adjourn_lead({ count: members })}
      breadcrumbs={[
        { label: m.councils_tab_meetings(), to: paths.organiserMeetings(slug) },
        { label: m.councils_meeting_title({ number, title }), to: here },
      ]}
    >
      <TextArea field={fields.reason} label={labels.reason} rows={3} />
      <TimeAndPlace fields={fields} />
      <FormActions cancelTo={here}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.councils_meeting_adjourn_act()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
