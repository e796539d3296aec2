import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ownPapers } from "~/domain/exhibitor-papers/own-papers.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { formatBytes, formatDateRange, formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { MessageText } from "~/ui/exhibitor-papers/message-text";
import { OwnLetterCard } from "~/ui/exhibitor-papers/own-letter-card";
import { fairName } from "~/ui/fairs/fair-name";
import { ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.exhibitors_own_title()} · ${data ? fairName(data.fair) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    return ownPapers(ctx, args.params.id!);
  });
}

export default function OwnPapers() {
  const { application, fair, codes, letter, manual, messages } = useLoaderData<typeof loader>();
  const { id, number, signName } = application;
  return (
    <Page narrow>
      <PageHeader
        title={m.exhibitors_own_title()}
        lead={m.exhibitors_own_lead({ number: number ?? signName })}
        breadcrumbs={[
          { label: m.applications_own_title(), to: paths.applications() },
          { label: number ?? signName, to: paths.application(id) },
        ]}
        tags={formatDateRange(fair.startsOn, fair.endsOn)}
      />
      <div className="grid gap-4">
        <OwnLetterCard applicationId={id} letter={letter} codes={codes} />
        <Card className="grid gap-3">
          <h2 className="text-xl">{m.exhibitors_manual()}</h2>
          {manual ? (
            <>
              {manual.note && <p className="whitespace-pre-line">{manual.note}</p>}
              <p className="actions">
                <ButtonLink reloadDocument to={paths.applicationManual(id)}>
                  {m.exhibitors_own_manual_take({ size: formatBytes(manual.size) })}
                </ButtonLink>
                <span className="text-sm text-soft">{formatDateTime(manual.at)}</span>
              </p>
            </>
          ) : (
            <p className="text-soft">{m.exhibitors_own_manual_none()}</p>
          )}
        </Card>
      </div>
      <Section title={m.exhibitors_own_messages()}>
        {messages.length === 0 ? (
          <p className="text-soft">{m.exhibitors_own_messages_none()}</p>
        ) : (
          <ul className="grid gap-5">
            {messages.map((message) => (
              <li key={message.id}>
                <p className="mb-1 text-sm text-soft">{formatDateTime(message.sentAt)}</p>
                <MessageText subject={message.subject} body={message.body} />
              </li>
            ))}
          </ul>
        )}
      </Section>
    </Page>
  );
}
