import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { removeRecordedFair } from "~/domain/fair-reports/record-fair.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader() {
  return redirect(paths.organiserFairFigures());
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const agency = await removeRecordedFair(ctx, args.params.id!);
    return redirectWithNotice(paths.organiserFairFigures({ agency }), m.closings_remove_done());
  });
}
