import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { removeFairTarget } from "~/domain/fair-reports/set-fair-target.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader() {
  return redirect(paths.organiserFairFigures());
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const agency = await removeFairTarget(ctx, args.params.id!);
    return redirectWithNotice(paths.organiserFairFigures({ agency }), m.figures_target_removed());
  });
}
