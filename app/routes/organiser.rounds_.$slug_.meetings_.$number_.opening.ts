import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { meetingAt } from "~/domain/councils/meetings.server";
import { openMeeting } from "~/domain/councils/open-meeting.server";
import { councilAt } from "~/domain/councils/queries.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.organiserMeetings(args.params.slug!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const { id, number } = await meetingAt(ctx, council, args.params.number!);
    await openMeeting(ctx, id);
    return redirectWithNotice(paths.organiserMeeting(council.round.slug, number), m.councils_meeting_open_done());
  });
}
