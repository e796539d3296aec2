import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { tokenToRevoke } from "~/domain/people/queries-tokens.server";
import { revokeToken } from "~/domain/people/revoke-token.server";
import { paths } from "~/http/paths";
import { localPath } from "~/http/preferences";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

export const meta: MetaFunction = () => [{ title: `${m.people_token_revoke_long()} · ${m.common_brand()}` }];

function returnPath(request: Request): string {
  const path = localPath(new URL(request.url).searchParams.get("returnTo"));
  return path === paths.home() ? paths.account() : path;
}

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { name, owner } = await tokenToRevoke(ctx, args.params.id!);
    return { name, owner, returnTo: returnPath(ctx.request) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    await revokeToken(ctx, args.params.id!);
    return redirectWithNotice(returnPath(ctx.request), m.people_token_revoked_notice());
  });
}

export default function RevokeToken() {
  const { name, owner, returnTo } = useLoaderData<typeof loader>();
  return (
    <ConfirmPage
      title={m.people_token_revoke_title({ name })}
      effects={[m.people_token_revoke_effect({ owner }), m.people_token_revoke_new()]}
      confirm={m.people_token_revoke_long()}
      kind="danger"
      cancelTo={returnTo}
    />
  );
}
