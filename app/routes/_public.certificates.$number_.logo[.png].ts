import type { LoaderFunctionArgs } from "@remix-run/node";
import { LogoSize } from "~/domain/certificates/forms";
import { logoOfCertificate } from "~/domain/certificates/logo.server";
import { badgeResponse } from "~/http/download.server";
import { parseQuery } from "~/http/forms.server";
import { respond } from "~/http/respond.server";

/** The same medal for programs that take no SVG. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const words = await logoOfCertificate(ctx, args.params.number!);
    const { side } = parseQuery(ctx.request, LogoSize);
    const { awardLogoPng } = await import("~/adapters/documents/award-logo.server");
    return badgeResponse(await awardLogoPng(words, side), "image/png");
  });
}
