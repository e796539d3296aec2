import type { LoaderFunctionArgs } from "@remix-run/node";
import { certificateForPrint } from "~/domain/certificates/print.server";
import { credentialByNumber } from "~/domain/credentials/credential.server";
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
    const { attachCredential } = await import("~/adapters/documents/pdf/attached-credential");
    const { signer, env } = ctx.services;
    const { credential, issuedAt } = await credentialByNumber(ctx, signer, env.PUBLIC_URL, number);
    const pdf = await attachCredential(await certificatesPdf([print]), JSON.stringify(credential, null, 2), issuedAt);
    return download(Buffer.from(pdf), {
      name: `${number}.pdf`,
      mediaType: "application/pdf",
      inline: true,
    });
  });
}
