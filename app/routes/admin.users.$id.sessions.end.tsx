import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { endSessionsOf } from "~/domain/people/end-session.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.adminUser(params.id!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const count = await endSessionsOf(ctx, args.params.id!, { keep: ctx.sessionId });
    return redirectWithNotice(paths.adminUser(args.params.id!), m.people_sessions_ended({ count }));
  });
}
