import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { disableUser } from "~/domain/people/disable-user.server";
import { whyNotDisable } from "~/domain/people/policy";
import { userDetails } from "~/domain/people/queries.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

export const meta: MetaFunction = () => [{ title: `${m.admin_disable()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, name, sessions } = await userDetails(ctx, args.params.id!);
    return { id, name, sessions: sessions.length, whyNot: whyNotDisable(ctx.actor, id) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    await disableUser(ctx, args.params.id!);
    return redirectWithNotice(paths.adminUser(args.params.id!), m.admin_disabled_notice());
  });
}

export default function DisableUser() {
  const { id, name, sessions, whyNot } = useLoaderData<typeof loader>();
  return (
    <ConfirmPage
      title={m.admin_disable_title({ name })}
      breadcrumbs={[
        { label: m.admin_users(), to: paths.adminUsers() },
        { label: name, to: paths.adminUser(id) },
      ]}
      effects={[
        ...(sessions > 0 ? [m.admin_disable_sessions({ count: sessions })] : []),
        m.admin_disable_tokens(),
        m.admin_disable_kept(),
      ]}
      isReversible
      confirm={m.admin_disable()}
      kind="danger"
      whyNot={whyNot}
      cancelTo={paths.adminUser(id)}
    />
  );
}
