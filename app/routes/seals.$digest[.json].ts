import type { LoaderFunctionArgs } from "@remix-run/node";
import { sealFile } from "~/domain/seals/queries.server";
import { sendSeal } from "~/http/credential.server";
import { respond } from "~/http/respond.server";

/** What a release recognised, frozen and signed: every paper names the one it was made from. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => sendSeal(await sealFile(ctx, args.params.digest!)));
}
