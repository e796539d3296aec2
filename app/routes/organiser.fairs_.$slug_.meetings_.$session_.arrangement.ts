import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { arrangeSession } from "~/domain/meetings/arrange-session.server";
import { sessionAtWork } from "~/domain/meetings/desk.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

/** Who comes back here from signing in, or by hand, goes on to the page. */
export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.organiserMeetingSession(args.params.slug!, args.params.session!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { fair, session } = await sessionAtWork(ctx, args.params.slug!, args.params.session!);
    const { placed, unplaced } = await arrangeSession(ctx, fair.id, session.id);
    return redirectWithNotice(
      paths.organiserMeetingSession(fair.slug, session.id),
      m.meetings_arranged({ placed: formatNumber(placed), unplaced: formatNumber(unplaced) }),
    );
  });
}
