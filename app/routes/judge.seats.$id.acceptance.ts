import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { acceptSeat } from "~/domain/panels/answer-seat.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader() {
  return redirect(paths.judge());
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    await acceptSeat(ctx, args.params.id!);
    return redirectWithNotice(paths.judge(), m.panels_accepted());
  });
}
