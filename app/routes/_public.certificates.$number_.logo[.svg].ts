import type { LoaderFunctionArgs } from "@remix-run/node";
import { logoOfCertificate } from "~/domain/certificates/logo.server";
import { badgeResponse } from "~/http/download.server";
import { respond } from "~/http/respond.server";

/** The medal of a winner, also for pages of other sites. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const words = await logoOfCertificate(ctx, args.params.number!);
    const { awardLogo } = await import("~/adapters/documents/award-logo.server");
    return badgeResponse(await awardLogo(words), "image/svg+xml; charset=utf-8");
  });
}
