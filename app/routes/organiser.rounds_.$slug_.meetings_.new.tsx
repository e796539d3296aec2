import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { callMeeting } from "~/domain/councils/call-meeting.server";
import { NewMeetingForm } from "~/domain/councils/forms";
import { notContinued } from "~/domain/councils/meetings.server";
import { whyNotMeet } from "~/domain/councils/policy";
import { councilAt, councilOf } from "~/domain/councils/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { MeetingFields, meetingLabels } from "~/ui/councils/meeting-fields";
import { Button } from "~/ui/primitives/button";
import { SelectField } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";
import { roundName } from "~/ui/rounds/round-name";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.councils_call_meeting()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round, mayRun } = await councilAt(ctx, args.params.slug!);
    const [members, adjourned] = await Promise.all([councilOf(ctx, round.id), notContinued(ctx, round.id)]);
    return {
      slug: round.slug,
      name: roundName(round),
      members: members.filter((member) => member.endedAt === null).length,
      adjourned: adjourned.map(({ number, title }) => ({ number, title })),
      whyNot: mayRun ? whyNotMeet(round) : m.councils_not_yours_to_run(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round } = await councilAt(ctx, args.params.slug!);
    const number = await callMeeting(ctx, round.id, await parseForm(ctx, NewMeetingForm));
    return redirectWithNotice(paths.organiserMeeting(round.slug, number), m.councils_meeting_called({ number }));
  });
}

export default function CallMeeting() {
  const { slug, name, members, adjourned, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "meeting",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(NewMeetingForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: NewMeetingForm }),
    shouldRevalidate: "onInput",
    defaultValue: { startsAt: "08h30" },
  });
  return (
    <FormPage
      form={form}
      labels={{ ...meetingLabels(), continues: m.councils_continues_field() }}
      title={m.councils_call_meeting()}
      lead={m.councils_call_lead({ count: members })}
      breadcrumbs={[
        { label: name, to: paths.councilRound(slug) },
        { label: m.councils_tab_meetings(), to: paths.organiserMeetings(slug) },
      ]}
    >
      {adjourned.length > 0 && (
        <SelectField
          field={fields.continues}
          label={m.councils_continues_field()}
          hint={m.councils_continues_hint()}
          placeholder={m.councils_continues_none()}
          choices={adjourned.map(({ number, title }) => ({
            value: String(number),
            label: m.councils_meeting_title({ number, title }),
          }))}
        />
      )}
      <MeetingFields fields={fields} />
      <FormActions cancelTo={paths.organiserMeetings(slug)}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.councils_call_act()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
