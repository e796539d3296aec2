import type { LoaderFunctionArgs } from "@remix-run/node";
import { TemplateQuery } from "~/domain/awards/forms";
import { releasePreview } from "~/domain/awards/release-misfits.server";
import { certificatesFile } from "~/domain/certificates/print.server";
import { download } from "~/http/download.server";
import { parseQuery } from "~/http/forms.server";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { template } = parseQuery(args.request, TemplateQuery);
    const print = await releasePreview(ctx, args.params.id!, template, ctx.services.env.PUBLIC_URL);
    const { pdf } = await certificatesFile(ctx, ctx.services.files, "preview");
    const name = `${m.templates_preview_file()}.pdf`;
    return download(await pdf([print]), { name, mediaType: "application/pdf", inline: true });
  });
}
