import type { LoaderFunctionArgs } from "@remix-run/node";
import { certificateForPrint } from "~/domain/certificates/print.server";
import { download } from "~/http/download.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { print, number } = await certificateForPrint(
      ctx,
      args.params.number!,
      (number) => new URL(paths.certificate(number), ctx.services.env.PUBLIC_URL).href,
    );
    // Loaded when the first paper is asked for: the PDF kit is heavy, and a start must be quick.
    const { certificatesPdf } = await import("~/adapters/documents/pdf/certificate.server");
    return download(await certificatesPdf([print]), {
      name: `${number}.pdf`,
      mediaType: "application/pdf",
      inline: true,
    });
  });
}
