import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { enableUser } from "~/domain/people/disable-user.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.adminUser(params.id!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    await enableUser(ctx, args.params.id!);
    return redirectWithNotice(paths.adminUser(args.params.id!), m.admin_enabled_notice());
  });
}
