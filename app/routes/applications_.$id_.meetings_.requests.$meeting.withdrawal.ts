import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { withdrawMeeting } from "~/domain/meetings/answer-meeting.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

/** Who comes back here from signing in, or by hand, goes on to the page. */
export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.applicationMeetings(args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const applicationId = args.params.id!;
    await withdrawMeeting(ctx, { side: "exhibitor", applicationId }, args.params.meeting!);
    return redirectWithNotice(paths.applicationMeetings(applicationId), m.meetings_withdrawn_done());
  });
}
