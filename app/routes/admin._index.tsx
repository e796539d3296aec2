import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { countFailedMails } from "~/domain/notifications/queries.server";
import { accountCounts } from "~/domain/people/queries.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Card } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Stat, StatRow } from "~/ui/primitives/stat";

export const meta: MetaFunction = () => [{ title: `${m.ui_area_admin()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => ({
    counts: await accountCounts(ctx),
    failedMails: await countFailedMails(ctx),
  }));
}

export default function AdminHome() {
  const { counts, failedMails } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader title={m.ui_area_admin()} lead={m.admin_lead()} />
      <div className="mb-8 grid gap-4 empty:hidden">
        {counts.hasDemo && <Alert tone="wait">{m.admin_demo_accounts()}</Alert>}
        {failedMails > 0 && (
          <Alert tone="bad" actions={<Link to={paths.adminOutbox()}>{m.admin_see_mails()}</Link>}>
            {m.admin_failed_mails_count({ count: failedMails })}
          </Alert>
        )}
      </div>
      <StatRow>
        <Stat
          label={m.admin_users()}
          value={formatNumber(counts.users)}
          note={m.admin_without_password({ count: counts.usersWithoutPassword })}
          to={paths.adminUsers()}
        />
        <Stat label={m.admin_agencies()} value={formatNumber(counts.agencies)} to={paths.adminAgencies()} />
        <Stat
          label={m.people_open_invitations()}
          value={formatNumber(counts.invitations)}
          to={paths.adminInvitations()}
        />
        <Stat label={m.admin_failed_mails()} value={formatNumber(failedMails)} to={paths.adminOutbox()} />
      </StatRow>
      <ul className="mt-8 grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {tasks().map(({ to, title, text }) => (
          <Card as="li" key={to}>
            <h2 className="text-xl">
              <Link to={to}>{title}</Link>
            </h2>
            <p className="mt-2 text-soft">{text}</p>
          </Card>
        ))}
      </ul>
    </Page>
  );
}

const tasks = () => [
  { to: paths.adminNewInvitation(), title: m.admin_task_invite(), text: m.admin_task_invite_text() },
  { to: paths.adminUsers(), title: m.admin_users(), text: m.admin_task_users_text() },
  { to: paths.adminAgencies(), title: m.admin_agencies(), text: m.admin_task_agencies_text() },
  { to: paths.adminHolidays(), title: m.holidays_title(), text: m.holidays_task_text() },
  { to: paths.organiserImports(), title: m.imports_title(), text: m.admin_task_imports_text() },
  { to: paths.adminOutbox(), title: m.admin_outbox(), text: m.admin_task_outbox_text() },
  { to: paths.adminAudit(), title: m.audit_title(), text: m.admin_task_audit_text() },
  { to: paths.adminPermissions(), title: m.admin_permissions(), text: m.admin_task_permissions_text() },
];
