import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { removeGoods } from "~/domain/applications/goods.server";
import { ownApplication } from "~/domain/applications/own-applications.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { wholeParam } from "~/http/whole-param";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { id } = await ownApplication(ctx, args.params.id!);
    return redirect(paths.applicationLines(id, "goods"));
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { id, line } = args.params;
    await removeGoods(ctx, id!, wholeParam(line));
    return redirectWithNotice(paths.applicationLines(id!, "goods"), m.applications_line_removed());
  });
}
