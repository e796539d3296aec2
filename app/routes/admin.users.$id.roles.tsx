import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { agenciesOf } from "~/domain/agencies/queries.server";
import { GrantRoleForm } from "~/domain/people/forms";
import { grantRole } from "~/domain/people/grant-role.server";
import { userDetails } from "~/domain/people/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { roleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { GrantRole } from "~/ui/people/grant-role";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.people_grant_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, name } = await userDetails(ctx, args.params.id!);
    return { user: { id, name }, agencies: await agenciesOf(ctx) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const form = await parseForm(ctx, GrantRoleForm);
    await grantRole(ctx, args.params.id!, { ...form, agencyId: form.role === "admin" ? null : form.agencyId });
    return redirectWithNotice(paths.adminUser(args.params.id!), m.people_role_granted({ role: roleName(form.role) }));
  });
}

/** Where the form of the account's page comes back to when something is wrong. */
export default function GrantRolePage() {
  const { user, agencies } = useLoaderData<typeof loader>();
  const result = useActionData<{ result?: SubmissionResult<string[]> }>()?.result;
  return (
    <Page narrow>
      <PageHeader
        title={user.name}
        breadcrumbs={[
          { label: m.admin_users(), to: paths.adminUsers() },
          { label: user.name, to: paths.adminUser(user.id) },
        ]}
      />
      <GrantRole action={paths.adminUserRoles(user.id)} agencies={agencies} result={result} />
    </Page>
  );
}
