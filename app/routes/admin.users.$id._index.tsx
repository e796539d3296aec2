import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { agenciesOf } from "~/domain/agencies/queries.server";
import { whyNotDisable, whyNotEnable } from "~/domain/people/policy";
import { userDetails } from "~/domain/people/queries.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDate, formatDateTime } from "~/i18n/formats";
import { roleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { formatPhone } from "~/lib/phone";
import { closedWord } from "~/ui/people/closed-word";
import { GrantRole } from "~/ui/people/grant-role";
import { SessionList } from "~/ui/people/session-list";
import { TokenTable } from "~/ui/people/token-table";
import { Button, ButtonLink, PostButton } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { DefinitionList } from "~/ui/primitives/definition-list";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.user.name ?? m.admin_users()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const user = await userDetails(ctx, args.params.id!);
    return {
      user,
      agencies: await agenciesOf(ctx),
      whyNotDisable: whyNotDisable(ctx.actor, user.id),
      whyNotEnable: whyNotEnable(user),
      now: ctx.now,
    };
  });
}

export default function User() {
  const { user, agencies, whyNotDisable, whyNotEnable, now } = useLoaderData<typeof loader>();
  const here = paths.adminUser(user.id);
  return (
    <Page>
      <PageHeader
        title={user.name}
        lead={user.email}
        breadcrumbs={[{ label: m.admin_users(), to: paths.adminUsers() }]}
        tags={
          <>
            {user.disabledAt && <Tag tone="bad">{closedWord(user.leftAs)}</Tag>}
            {!user.hasPassword && <Tag tone="wait">{m.people_no_password()}</Tag>}
            {user.demo && <Tag tone="info">{m.people_demo()}</Tag>}
          </>
        }
        actions={
          // One whose owner withdrew may still be shut for them.
          whyNotEnable && (user.leftAs !== "withdrawn" || whyNotDisable) ? (
            <Button whyNot={whyNotEnable}>{m.admin_enable()}</Button>
          ) : user.disabledAt && !whyNotEnable ? (
            <PostButton action={paths.adminUserEnabling(user.id)}>{m.admin_enable()}</PostButton>
          ) : whyNotDisable ? (
            <Button kind="danger" whyNot={whyNotDisable}>
              {m.admin_disable()}
            </Button>
          ) : (
            <ButtonLink kind="danger" to={paths.adminUserDisabling(user.id)}>
              {m.admin_disable()}
            </ButtonLink>
          )
        }
      />
      <DefinitionList
        items={[
          { term: m.common_phone(), detail: user.phone && formatPhone(user.phone) },
          { term: m.people_language(), detail: user.locale === "en" ? "English" : "Tiếng Việt" },
          { term: m.admin_created(), detail: formatDateTime(user.createdAt) },
          ...(user.disabledAt ? [{ term: m.admin_disabled_at(), detail: formatDateTime(user.disabledAt) }] : []),
        ]}
      />
      <Section title={m.people_roles()}>
        <RoleTable roles={user.roles} returnTo={here} />
        {user.seats.length > 0 && (
          <ul className="mt-4 grid list-disc gap-1 pl-5">
            {user.seats.map((seat) => (
              <li key={seat.role + seat.round}>{m.admin_seat({ role: roleName(seat.role), round: seat.round })}</li>
            ))}
          </ul>
        )}
        <div className="mt-6">
          <GrantRole action={paths.adminUserRoles(user.id)} agencies={agencies} result={undefined} />
        </div>
      </Section>
      <Section
        title={m.people_sessions()}
        actions={
          user.sessions.length > 0 && (
            <PostButton action={paths.adminUserSessions(user.id)}>{m.admin_end_all_sessions()}</PostButton>
          )
        }
      >
        <SessionList sessions={user.sessions} now={now} />
      </Section>
      <Section title={m.people_tokens()}>
        <TokenTable tokens={user.tokens} now={now} returnTo={here} />
      </Section>
      <p className="mt-8">
        <Link to={paths.adminAudit({ person: user.email })}>{m.admin_acts_of({ name: user.name })}</Link>
      </p>
    </Page>
  );
}

type Roles = Awaited<ReturnType<typeof userDetails>>["roles"];

function RoleTable({ roles, returnTo }: { roles: Roles; returnTo: string }) {
  return (
    <DataTable
      caption={m.people_roles()}
      rows={roles}
      rowKey={(held) => held.id}
      empty={<p className="text-soft">{m.people_no_roles()}</p>}
      columns={[
        { head: m.people_role(), cell: (held) => <b>{roleName(held.role)}</b> },
        { head: m.people_where(), cell: (held) => held.where ?? m.people_whole_site() },
        { head: m.people_from(), cell: (held) => formatDate(held.startedAt) },
        {
          head: m.people_until(),
          cell: (held) => (held.endedAt ? formatDate(held.endedAt) : <Tag tone="ok">{m.people_in_force()}</Tag>),
        },
        { head: m.people_granted_by(), cell: (held) => held.grantedBy ?? "–" },
        {
          head: m.people_acts(),
          cell: (held) =>
            held.endedAt === null && (
              <ButtonLink small to={paths.membershipEnd(held.id, { returnTo })}>
                {m.people_end_role()}
              </ButtonLink>
            ),
        },
      ]}
    />
  );
}
