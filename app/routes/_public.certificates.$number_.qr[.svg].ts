import type { LoaderFunctionArgs } from "@remix-run/node";
import { qrSvg } from "~/adapters/documents/qr.server";
import { svgResponse } from "~/http/download.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) =>
    svgResponse(qrSvg(new URL(paths.certificate(args.params.number!), ctx.services.env.PUBLIC_URL).href)),
  );
}
