import type { LoaderFunctionArgs } from "@remix-run/node";
import { credentialByNumber } from "~/domain/credentials/credential.server";
import { sendCredential } from "~/http/credential.server";
import { respond } from "~/http/respond.server";

/** The certificate as a signed credential, for whoever verifies it without this platform. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { signer, env } = ctx.services;
    const { credential } = await credentialByNumber(ctx, signer, env.PUBLIC_URL, args.params.number!);
    return sendCredential(credential);
  });
}
