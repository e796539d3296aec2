import type { LoaderFunctionArgs } from "@remix-run/node";
import { receiptOf } from "~/domain/nominations/receipt.server";
import { download } from "~/http/download.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { code, print } = await receiptOf(
      ctx,
      args.params.id!,
      (id) => new URL(paths.producerNomination(id), ctx.services.env.PUBLIC_URL).href,
    );
    // Loaded when the first receipt is asked for: the PDF kit is heavy, and a start must be quick.
    const { receiptPdf } = await import("~/adapters/documents/pdf/receipt.server");
    return download(await receiptPdf(print), {
      name: `bien-nhan-${code}.pdf`,
      mediaType: "application/pdf",
      inline: true,
    });
  });
}
