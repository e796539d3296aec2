import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { outboxMail } from "~/domain/notifications/queries.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "~/ui/primitives/card";
import { DefinitionList } from "~/ui/primitives/definition-list";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.mail.subject ?? m.admin_outbox()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => ({
    mail: await outboxMail(ctx, ctx.services.env.DATA_DIR, args.params.id!),
  }));
}

export default function OutboxMail() {
  const { mail } = useLoaderData<typeof loader>();
  return (
    <Page narrow>
      <PageHeader title={mail.subject} breadcrumbs={[{ label: m.admin_outbox(), to: paths.adminOutbox() }]} />
      <DefinitionList
        items={[
          { term: m.admin_mail_from(), detail: mail.from },
          { term: m.admin_mail_to(), detail: mail.to },
          { term: m.admin_mail_sent(), detail: formatDateTime(mail.sentAt) },
        ]}
      />
      <Card className="mt-6 break-words whitespace-pre-wrap">{linked(mail.text)}</Card>
    </Page>
  );
}

/** The text with its web addresses as links; every other piece is one. */
function linked(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((piece, index) =>
    index % 2 === 0 ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a fixed text
      <a key={index} href={piece}>
        {piece}
      </a>
    ),
  );
}
