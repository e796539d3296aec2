import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { endSession } from "~/domain/people/end-session.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export function loader() {
  return redirect(paths.account());
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    await endSession(ctx, args.params.id!);
    return redirectWithNotice(paths.account(), m.people_session_ended());
  });
}
