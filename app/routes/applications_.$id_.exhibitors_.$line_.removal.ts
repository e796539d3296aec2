import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { removeExhibitor } from "~/domain/applications/exhibitors.server";
import { ownApplication } from "~/domain/applications/own-applications.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { id } = await ownApplication(ctx, args.params.id!);
    return redirect(paths.applicationLines(id, "exhibitors"));
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { id, line } = args.params;
    await removeExhibitor(ctx, id!, line!);
    return redirectWithNotice(paths.applicationLines(id!, "exhibitors"), m.applications_line_removed());
  });
}
