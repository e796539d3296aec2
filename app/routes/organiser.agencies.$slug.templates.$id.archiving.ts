import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { archiveTemplate } from "~/domain/templates/archive-template.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.organiserTemplate(args.params.slug!, args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    await archiveTemplate(ctx, args.params.id!);
    return redirectWithNotice(paths.organiserTemplates(args.params.slug!), m.templates_archived());
  });
}
