import type { LoaderFunctionArgs } from "@remix-run/node";
import { qrSvg } from "~/adapters/documents/qr.server";
import { passByCode } from "~/domain/fair-days/visitor-pass.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";

/** The address of the pass; only its holder's browser keeps it. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { pass } = await passByCode(ctx, args.params.code!);
    return new Response(qrSvg(new URL(paths.pass(pass.code), ctx.services.env.PUBLIC_URL).href), {
      headers: { "content-type": "image/svg+xml; charset=utf-8", "cache-control": "private, max-age=86400" },
    });
  });
}
