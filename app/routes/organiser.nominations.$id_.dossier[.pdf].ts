import type { LoaderFunctionArgs } from "@remix-run/node";
import { screeningOf } from "~/domain/nominations/screening.server";
import { download } from "~/http/download.server";
import { requireActor, respond } from "~/http/respond.server";
import { archiveName } from "./organiser.nominations.$id/dossier-names";
import { wholeDossier } from "./organiser.nominations.$id/whole-dossier.server";

/** The whole dossier to read or print: cover, answers, photos, the list of papers and the papers themselves. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const screening = await screeningOf(ctx, args.params.id!);
    const name = `${archiveName(screening.dossier)}.pdf`;
    return download(await wholeDossier(ctx, screening), { name, mediaType: "application/pdf" });
  });
}
