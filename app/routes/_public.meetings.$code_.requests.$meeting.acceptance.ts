import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { acceptMeeting } from "~/domain/meetings/answer-meeting.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

/** Who comes here by hand goes on to the page. */
export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.buyer(args.params.code!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const code = args.params.code!;
    await acceptMeeting(ctx, { side: "buyer", code }, args.params.meeting!);
    return redirectWithNotice(paths.buyer(code), m.meetings_accepted_done());
  });
}
