import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { cancelMeeting } from "~/domain/meetings/cancel-meeting.server";
import { meetingToRun } from "~/domain/meetings/desk.server";
import { ReasonForm } from "~/domain/meetings/forms";
import { otherSide } from "~/domain/meetings/mails";
import { whyNotCancel } from "~/domain/meetings/policy";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { sessionName, timeOf } from "~/ui/meetings/meeting-state";
import { ReasonPage } from "~/ui/meetings/reason-page";

export const meta: MetaFunction = () => [{ title: `${m.meetings_cancel()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { slug, session: id, meeting: meetingId } = args.params;
    const { fair, session, meeting } = await meetingToRun(ctx, slug!, id!, meetingId!);
    return {
      ...{ slug: fair.slug, session },
      title: `${otherSide(meeting, "exhibitor")} – ${meeting.party}`,
      time: timeOf(meeting),
      whyNot: whyNotCancel(fair, meeting, ctx.now),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { slug, session: id, meeting: meetingId } = args.params;
    const { fair, session } = await meetingToRun(ctx, slug!, id!, meetingId!);
    const from = { side: "organiser", fairId: fair.id, sessionId: session.id } as const;
    await cancelMeeting(ctx, from, meetingId!, await parseForm(ctx, ReasonForm));
    return redirectWithNotice(paths.organiserMeetingSession(fair.slug, session.id), m.meetings_cancelled_done());
  });
}

export default function CancelMeeting() {
  const { slug, session, title, time, whyNot } = useLoaderData<typeof loader>();
  return (
    <ReasonPage
      title={m.meetings_cancel()}
      effects={[[title, time].filter(Boolean).join(" · "), m.meetings_cancel_effect_both()]}
      confirm={m.meetings_cancel()}
      whyNot={whyNot}
      back={{ label: sessionName(session), to: paths.organiserMeetingSession(slug, session.id) }}
    />
  );
}
