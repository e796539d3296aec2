import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { endSessionsOf } from "~/domain/people/end-session.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export function loader() {
  return redirect(paths.account());
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const count = await endSessionsOf(ctx, ctx.actor.userId, { keep: ctx.sessionId });
    return redirectWithNotice(paths.account(), m.people_sessions_ended({ count }));
  });
}
