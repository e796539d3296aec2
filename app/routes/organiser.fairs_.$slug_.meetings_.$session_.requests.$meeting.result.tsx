import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { meetingToRun } from "~/domain/meetings/desk.server";
import { ResultForm } from "~/domain/meetings/forms";
import { otherSide } from "~/domain/meetings/mails";
import { whyNotReport } from "~/domain/meetings/policy";
import { recordResult } from "~/domain/meetings/record-result.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { timeOf } from "~/ui/meetings/meeting-state";
import { ResultPage } from "~/ui/meetings/result-page";

export const meta: MetaFunction = () => [{ title: `${m.meetings_result()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { slug, session: id, meeting: meetingId } = args.params;
    const { fair, session, meeting } = await meetingToRun(ctx, slug!, id!, meetingId!);
    const { outcome, value, note, reportVersion } = meeting;
    return {
      backTo: paths.organiserMeetingSession(fair.slug, session.id),
      meeting: { outcome, value, note, reportVersion },
      lead: [`${otherSide(meeting, "exhibitor")} – ${meeting.party}`, timeOf(meeting)].filter(Boolean).join(" · "),
      whyNot: meeting.state === "accepted" ? whyNotReport(fair, meeting.from, ctx.now) : m.meetings_not_accepted(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { slug, session: id, meeting: meetingId } = args.params;
    const { fair, session } = await meetingToRun(ctx, slug!, id!, meetingId!);
    const from = { side: "organiser", fairId: fair.id, sessionId: session.id } as const;
    await recordResult(ctx, from, meetingId!, await parseForm(ctx, ResultForm));
    return redirectWithNotice(paths.organiserMeetingSession(fair.slug, session.id), m.meetings_result_saved());
  });
}

export default function Result() {
  return <ResultPage {...useLoaderData<typeof loader>()} />;
}
