import type { LoaderFunctionArgs } from "@remix-run/node";
import { issuerDocument } from "~/domain/credentials/issuer.server";
import { sendDidDocument } from "~/http/credential.server";
import { respond } from "~/http/respond.server";

/** The keys this installation signs credentials with. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) =>
    sendDidDocument(await issuerDocument(ctx, ctx.services.signer, ctx.services.env.PUBLIC_URL)),
  );
}
