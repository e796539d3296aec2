import type { LoaderFunctionArgs } from "@remix-run/node";
import { PaperQuery } from "~/domain/certificates/forms";
import { certificateInLanguage, certificatesFile } from "~/domain/certificates/print.server";
import { certificatePaper } from "~/domain/credentials/certificate-paper.server";
import { PictureMissing } from "~/domain/templates/pictures.server";
import { download } from "~/http/download.server";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { BUSY, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { signer, env, files } = ctx.services;
    const pageUrl = (number: string) => new URL(paths.certificate(number), env.PUBLIC_URL).href;
    const { language } = parseQuery(args.request, PaperQuery);
    const print = await certificateInLanguage(ctx, args.params.number!, pageUrl, language);
    const pdf = await drawn(async () =>
      certificatePaper(await certificatesFile(ctx, files), print, signer, env.PUBLIC_URL),
    );
    if (pdf === null) return unavailable();
    return download(pdf, {
      name: `${print.certificate.number}.pdf`,
      mediaType: "application/pdf",
      inline: true,
    });
  });
}

/** Null where a picture of the template cannot be had just now: a certificate is not given out without it. */
async function drawn(work: () => Promise<Buffer>): Promise<Buffer | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PictureMissing) return null;
    throw error;
  }
}

const unavailable = () =>
  new Response(m.certificates_paper_unavailable(), {
    status: BUSY.status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", "retry-after": "600" },
  });
