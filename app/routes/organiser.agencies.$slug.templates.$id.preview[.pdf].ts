import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { agencyBySlug } from "~/domain/agencies/queries.server";
import { certificatesFile } from "~/domain/certificates/print.server";
import { savedSheet, templatePreview } from "~/domain/templates/draw-template.server";
import { PreviewQuery, TemplateForm } from "~/domain/templates/forms";
import { download } from "~/http/download.server";
import { parseForm, parseQuery } from "~/http/forms.server";
import { type RequestContext, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import type { TemplateSheet } from "~/lib/template-sheet";

/** As it was saved. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const agency = await agencyBySlug(ctx, args.params.slug!);
    const { version } = parseQuery(args.request, PreviewQuery);
    return answer(ctx, agency.id, await savedSheet(ctx, agency.id, args.params.id!, version));
  });
}

/** As it is typed. Nothing is kept. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const agency = await agencyBySlug(ctx, args.params.slug!);
    const { sheet } = await parseForm(ctx, TemplateForm);
    return answer(ctx, agency.id, sheet);
  });
}

async function answer(ctx: RequestContext, agencyId: string, sheet: TemplateSheet): Promise<Response> {
  const { of } = parseQuery(ctx.request, PreviewQuery);
  const print = await templatePreview(ctx, agencyId, sheet, of);
  const { pdf } = await certificatesFile(ctx, ctx.services.files, "preview");
  const name = `${m.templates_preview_file()}.pdf`;
  return download(await pdf([print]), { name, mediaType: "application/pdf", inline: true });
}
