import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { cancelMeeting } from "~/domain/meetings/cancel-meeting.server";
import { ReasonForm } from "~/domain/meetings/forms";
import { otherSide } from "~/domain/meetings/mails";
import { ownMeeting } from "~/domain/meetings/own-meetings.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ReasonPage } from "~/ui/meetings/reason-page";

export const meta: MetaFunction = () => [{ title: `${m.meetings_cancel()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { application, meeting } = await ownMeeting(ctx, args.params.id!, args.params.meeting!);
    const other = otherSide(meeting, "exhibitor");
    return { id: application.id, other, whyNot: meeting.acts.cancel ? null : m.meetings_not_accepted() };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const applicationId = args.params.id!;
    const from = { side: "exhibitor", applicationId } as const;
    await cancelMeeting(ctx, from, args.params.meeting!, await parseForm(ctx, ReasonForm));
    return redirectWithNotice(paths.applicationMeetings(applicationId), m.meetings_cancelled_done());
  });
}

export default function Reason() {
  const { id, other, whyNot } = useLoaderData<typeof loader>();
  return (
    <ReasonPage
      title={m.meetings_cancel()}
      effects={[m.meetings_with({ other }), m.meetings_cancel_effect()]}
      confirm={m.meetings_cancel()}
      whyNot={whyNot}
      back={{ label: m.meetings_title(), to: paths.applicationMeetings(id) }}
    />
  );
}
