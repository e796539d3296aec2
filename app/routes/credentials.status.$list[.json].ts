import type { LoaderFunctionArgs } from "@remix-run/node";
import { StatusListNumber } from "~/domain/credentials/forms";
import { statusListByNumber } from "~/domain/credentials/status-list.server";
import { DomainError } from "~/domain/errors";
import { sendCredential } from "~/http/credential.server";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

/** Which certificates of a list were taken back. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { signer, env } = ctx.services;
    const number = StatusListNumber.safeParse(args.params.list);
    if (!number.success) throw new DomainError("not_found", m.errors_not_found_title());
    return sendCredential(await statusListByNumber(ctx, signer, env.PUBLIC_URL, number.data));
  });
}
