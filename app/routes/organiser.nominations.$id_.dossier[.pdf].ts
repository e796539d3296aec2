import type { LoaderFunctionArgs } from "@remix-run/node";
import { dossierPdf } from "~/adapters/documents/pdf/dossier.server";
import { screeningOf } from "~/domain/nominations/screening.server";
import { download } from "~/http/download.server";
import { requireActor, respond } from "~/http/respond.server";
import { dossierDocument } from "./organiser.nominations.$id/dossier-document.server";
import { archiveName } from "./organiser.nominations.$id/dossier-names";

/** The whole dossier to read or print: cover, answers, photos and the list of papers. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const screening = await screeningOf(ctx, args.params.id!);
    const pdf = await dossierPdf(await dossierDocument(ctx, screening, "whole"), "whole");
    return download(pdf, { name: `${archiveName(screening.dossier)}.pdf`, mediaType: "application/pdf" });
  });
}
