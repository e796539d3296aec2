import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { meetingToRun } from "~/domain/meetings/desk.server";
import { PlaceForm } from "~/domain/meetings/forms";
import { otherSide } from "~/domain/meetings/mails";
import { placeMeeting } from "~/domain/meetings/place-meeting.server";
import { whyNotArrange } from "~/domain/meetings/policy";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatTime } from "~/i18n/formats";
import { meetingPartName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { sessionName, timeOf } from "~/ui/meetings/meeting-state";
import { Button } from "~/ui/primitives/button";
import { NumberField, SelectField } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.meetings_place()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { slug, session: id, meeting: meetingId } = args.params;
    const { fair, session, slots, meeting } = await meetingToRun(ctx, slug!, id!, meetingId!);
    return {
      ...{ slug: fair.slug, session, slots },
      meeting: { table: meeting.table, from: meeting.from, until: meeting.until },
      party: meeting.party,
      buyer: otherSide(meeting, "exhibitor"),
      parts: { buyer: meeting.buyer.part, exhibitor: meeting.part },
      whyNot: meeting.state === "accepted" ? whyNotArrange(fair, session, ctx.now) : m.meetings_not_accepted(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { slug, session: id, meeting: meetingId } = args.params;
    const { fair, session } = await meetingToRun(ctx, slug!, id!, meetingId!);
    const at = { fairId: fair.id, sessionId: session.id };
    await placeMeeting(ctx, at, meetingId!, await parseForm(ctx, PlaceForm));
    return redirectWithNotice(paths.organiserMeetingSession(fair.slug, session.id), m.meetings_placed_done());
  });
}

export default function Place() {
  const { slug, session, slots, meeting, party, buyer, parts, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(PlaceForm),
    defaultValue: { from: meeting.from ? String(meeting.from.getTime()) : "", table: String(meeting.table ?? "") },
  });
  const labels = { from: m.meetings_time(), table: m.meetings_table() };
  const back = paths.organiserMeetingSession(slug, session.id);
  return (
    <FormPage
      form={form}
      labels={labels}
      title={`${buyer} – ${party}`}
      lead={[
        timeOf(meeting),
        m.meetings_parts({ buyer: meetingPartName(parts.buyer), exhibitor: meetingPartName(parts.exhibitor) }),
      ]
        .filter(Boolean)
        .join(" · ")}
      breadcrumbs={[{ label: sessionName(session), to: back }]}
    >
      <SelectField
        field={fields.from}
        label={labels.from}
        className="sm:max-w-xs"
        choices={slots.map(({ from, until }) => ({
          value: String(from),
          label: `${formatTime(new Date(from))}–${formatTime(new Date(until))}`,
        }))}
      />
      <NumberField
        field={fields.table}
        label={labels.table}
        hint={m.meetings_table_hint({ most: String(session.tables) })}
      />
      <FormActions cancelTo={back}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {meeting.from ? m.meetings_move() : m.meetings_place()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
