import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { failedMails, outboxMails } from "~/domain/notifications/queries.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";

export const meta: MetaFunction = () => [{ title: `${m.admin_outbox()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { env } = ctx.services;
    const [failed, sent] = await Promise.all([
      failedMails(ctx),
      // Mail that a server took is not kept here.
      env.SMTP_URL ? null : outboxMails(ctx, env.DATA_DIR),
    ]);
    return { failed, sent: sent?.map(({ id, to, subject, sentAt }) => ({ id, to, subject, sentAt })) ?? null };
  });
}

export default function Outbox() {
  const { failed, sent } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader title={m.admin_outbox()} lead={sent ? m.admin_outbox_lead() : m.admin_outbox_smtp()} />
      {failed.length > 0 && (
        <Section title={m.admin_failed_mails()} className="mb-10">
          <DataTable
            caption={m.admin_failed_mails()}
            rows={failed}
            rowKey={(mail) => mail.id}
            columns={[
              { head: m.admin_mail_subject(), cell: (mail) => <b>{mail.subject}</b> },
              { head: m.admin_mail_to(), cell: (mail) => <span className="break-all">{mail.recipient}</span> },
              { head: m.admin_mail_written(), cell: (mail) => formatTimestamp(mail.createdAt) },
              {
                head: m.admin_mail_error(),
                cell: (mail) => (
                  <span className="grid gap-1">
                    <Tag tone={mail.givenUp ? "bad" : "wait"}>
                      {mail.givenUp ? m.admin_mail_given_up() : m.admin_mail_tries({ count: mail.attempts })}
                    </Tag>
                    <span className="text-sm break-all text-soft">{mail.lastError}</span>
                  </span>
                ),
              },
            ]}
          />
        </Section>
      )}
      {sent && (
        <DataTable
          caption={m.admin_outbox()}
          rows={sent}
          rowKey={(mail) => mail.id}
          empty={<EmptyState title={m.admin_outbox_none()}>{m.admin_outbox_none_hint()}</EmptyState>}
          columns={[
            {
              head: m.admin_mail_subject(),
              cell: (mail) => (
                <Link to={paths.adminOutboxMail(mail.id)} className="font-semibold">
                  {mail.subject}
                </Link>
              ),
            },
            { head: m.admin_mail_to(), cell: (mail) => <span className="break-all">{mail.to}</span> },
            { head: m.admin_mail_sent(), cell: (mail) => formatTimestamp(mail.sentAt) },
          ]}
        />
      )}
    </Page>
  );
}
