import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { agencyBySlug } from "~/domain/agencies/queries.server";
import { drawTemplate } from "~/domain/templates/draw-template.server";
import { PreviewQuery, TemplateForm } from "~/domain/templates/forms";
import { parseForm, parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";

export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.organiserTemplate(args.params.slug!, args.params.id!));
}

/** What is typed, drawn for the editor. Nothing is kept. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const agency = await agencyBySlug(ctx, args.params.slug!);
    const { of } = parseQuery(args.request, PreviewQuery);
    const { sheet } = await parseForm(ctx, TemplateForm);
    return Response.json(await drawTemplate(ctx, ctx.services.files, agency.id, sheet, of));
  });
}
