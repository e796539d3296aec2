import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { cancelSession } from "~/domain/meetings/cancel-session.server";
import { sessionDesk, sessionToRun } from "~/domain/meetings/desk.server";
import { ReasonForm } from "~/domain/meetings/forms";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { sessionName } from "~/ui/meetings/meeting-state";
import { ReasonPage } from "~/ui/meetings/reason-page";

export const meta: MetaFunction = () => [{ title: `${m.meetings_cancel_session()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    await sessionToRun(ctx, args.params.slug!, args.params.session!);
    const { fair, session, meetings, whyNotArrange } = await sessionDesk(ctx, args.params.slug!, args.params.session!);
    const live = meetings.filter(({ state }) => state === "asked" || state === "accepted").length;
    return { slug: fair.slug, session, live, whyNot: whyNotArrange };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { fair, session } = await sessionToRun(ctx, args.params.slug!, args.params.session!);
    await cancelSession(ctx, fair.id, session.id, await parseForm(ctx, ReasonForm));
    return redirectWithNotice(paths.organiserMeetings(fair.slug), m.meetings_session_cancelled_done());
  });
}

export default function CancelSession() {
  const { slug, session, live, whyNot } = useLoaderData<typeof loader>();
  return (
    <ReasonPage
      title={m.meetings_cancel_session()}
      effects={[sessionName(session), m.meetings_cancel_session_effect({ count: formatNumber(live) })]}
      confirm={m.meetings_cancel_session()}
      whyNot={whyNot}
      back={{ label: sessionName(session), to: paths.organiserMeetingSession(slug, session.id) }}
    />
  );
}
