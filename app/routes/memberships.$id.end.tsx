import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { endRole } from "~/domain/people/end-role.server";
import { membershipToEnd } from "~/domain/people/queries-memberships.server";
import { localPath } from "~/http/preferences";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { roleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

export const meta: MetaFunction = () => [{ title: `${m.people_end_role()} · ${m.common_brand()}` }];

const returnPath = (request: Request) => localPath(new URL(request.url).searchParams.get("returnTo"));

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const held = await membershipToEnd(ctx, args.params.id!);
    return { ...held, returnTo: returnPath(ctx.request) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    await endRole(ctx, args.params.id!);
    return redirectWithNotice(returnPath(ctx.request), m.people_role_ended_notice());
  });
}

export default function EndRole() {
  const { name, role, where, whyNot, returnTo } = useLoaderData<typeof loader>();
  const words = { name, role: roleName(role), where: where ?? m.people_whole_site() };
  return (
    <ConfirmPage
      title={m.people_end_role_title(words)}
      effects={[m.people_end_role_effect(words), m.people_end_role_kept()]}
      isReversible
      confirm={m.people_end_role()}
      kind="danger"
      whyNot={whyNot}
      cancelTo={returnTo}
    />
  );
}
