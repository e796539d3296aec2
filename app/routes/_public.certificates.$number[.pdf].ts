import type { LoaderFunctionArgs } from "@remix-run/node";
import { certificateForPrint, certificatesFile } from "~/domain/certificates/print.server";
import { certificatePaper } from "~/domain/credentials/certificate-paper.server";
import { download } from "~/http/download.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { signer, env, files } = ctx.services;
    const pageUrl = (number: string) => new URL(paths.certificate(number), env.PUBLIC_URL).href;
    const print = await certificateForPrint(ctx, args.params.number!, pageUrl);
    const pdf = await certificatePaper(await certificatesFile(ctx, files), print, signer, env.PUBLIC_URL);
    return download(pdf, {
      name: `${print.certificate.number}.pdf`,
      mediaType: "application/pdf",
      inline: true,
    });
  });
}
