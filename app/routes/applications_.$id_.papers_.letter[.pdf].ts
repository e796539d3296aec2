import type { LoaderFunctionArgs } from "@remix-run/node";
import { ownLetter } from "~/domain/exhibitor-papers/own-papers.server";
import { letterPdf } from "~/domain/exhibitor-papers/write-letter.server";
import { download } from "~/http/download.server";
import { requireActor, respond } from "~/http/respond.server";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const letter = await ownLetter(ctx, args.params.id!);
    const name = `thu-xac-nhan-${letter.content.application.number}.pdf`;
    return download(await letterPdf(letter), { name, mediaType: "application/pdf" });
  });
}
