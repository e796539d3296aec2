import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { UsersQuery } from "~/domain/people/forms";
import { type UserLine, usersPage } from "~/domain/people/queries.server";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDate, formatTimeAgo } from "~/i18n/formats";
import { roleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { closedWord } from "~/ui/people/closed-word";
import { MailAddress } from "~/ui/people/mail-address";
import { ButtonLink } from "~/ui/primitives/button";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Pagination } from "~/ui/primitives/pagination";
import { SearchField } from "~/ui/primitives/search-field";
import { Tag } from "~/ui/primitives/tag";

export const meta: MetaFunction = () => [{ title: `${m.admin_users()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const query = parseQuery(ctx.request, UsersQuery);
    return { ...(await usersPage(ctx, query)), q: query.q, now: ctx.now };
  });
}

export default function Users() {
  const { items, total, page, pageSize, q, now } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title={m.admin_users()}
        lead={m.admin_users_lead()}
        actions={
          <ButtonLink kind="main" to={paths.adminNewInvitation()}>
            {m.people_invite_title()}
          </ButtonLink>
        }
      />
      <div className="mb-6 max-w-xl">
        <SearchField
          action={paths.adminUsers()}
          defaultValue={q}
          label={m.admin_search_users()}
          placeholder={m.admin_search_users_hint()}
          kind="plain"
        />
      </div>
      <p className="mb-3 text-soft">{m.common_results_count({ count: total })}</p>
      <DataTable
        caption={m.admin_users()}
        rows={items}
        rowKey={(user) => user.id}
        empty={<EmptyState title={m.admin_no_users()}>{m.admin_no_users_hint()}</EmptyState>}
        columns={[
          {
            head: m.people_person(),
            cell: (user) => (
              <span className="grid min-w-0">
                <Link to={paths.adminUser(user.id)} className="font-semibold">
                  {user.name}
                </Link>
                <span className="min-w-0 text-sm font-normal text-soft">
                  <MailAddress address={user.email} />
                </span>
              </span>
            ),
          },
          { head: m.people_roles(), cell: (user) => user.roles.map(roleName).join(", ") || "–" },
          { head: m.common_status(), cell: (user) => <UserState user={user} /> },
          { head: m.admin_created(), cell: (user) => formatDate(user.createdAt) },
          {
            head: m.admin_last_seen(),
            cell: (user) => (user.lastSeenAt ? formatTimeAgo(user.lastSeenAt, now) : "–"),
          },
        ]}
      />
      <Pagination
        page={page}
        pageSize={pageSize}
        total={total}
        href={(one) => paths.adminUsers({ q, page: one > 1 ? one : undefined })}
      />
    </Page>
  );
}

function UserState({ user }: { user: Pick<UserLine, "disabledAt" | "leftAs" | "hasPassword"> }) {
  if (user.disabledAt) return <Tag tone="bad">{closedWord(user.leftAs)}</Tag>;
  return user.hasPassword ? <Tag tone="ok">{m.people_active()}</Tag> : <Tag tone="wait">{m.people_no_password()}</Tag>;
}
