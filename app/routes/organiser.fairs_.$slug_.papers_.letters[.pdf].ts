import type { LoaderFunctionArgs } from "@remix-run/node";
import { allLettersPdf } from "~/domain/exhibitor-papers/write-letter.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { download } from "~/http/download.server";
import { respond } from "~/http/respond.server";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    const name = `${fair.slug}-thu-xac-nhan.pdf`;
    return download(await allLettersPdf(ctx, fair), { name, mediaType: "application/pdf" });
  });
}
