import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openInvitations } from "~/domain/people/queries-invitations.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { InvitationTable } from "~/ui/people/invitation-table";
import { ButtonLink } from "~/ui/primitives/button";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.people_open_invitations()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => ({ invitations: await openInvitations(ctx, "all") }));
}

export default function Invitations() {
  const { invitations } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title={m.people_open_invitations()}
        lead={m.admin_invitations_lead()}
        actions={
          <ButtonLink kind="main" to={paths.adminNewInvitation()}>
            {m.people_invite_title()}
          </ButtonLink>
        }
      />
      <InvitationTable rows={invitations} returnTo={paths.adminInvitations()} showsPlace />
    </Page>
  );
}
