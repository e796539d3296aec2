import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { templateById } from "~/domain/templates/queries.server";
import { reinstateTemplate } from "~/domain/templates/reinstate-template.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.organiserTemplate(args.params.slug!, args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, agencySlug } = await templateById(ctx, args.params.id!);
    await reinstateTemplate(ctx, id);
    return redirectWithNotice(paths.organiserTemplate(agencySlug, id), m.templates_reinstated());
  });
}
