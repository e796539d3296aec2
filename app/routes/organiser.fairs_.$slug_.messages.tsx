import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { messagesOf, provincesToday } from "~/domain/exhibitor-papers/messages.server";
import { mayGivePapers, whyNotGive } from "~/domain/exhibitor-papers/policy";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDateTime, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { filterWords } from "~/ui/exhibitor-papers/message-words";
import { FairHead, headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.exhibitors_messages()} · ${data ? fairName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    const [messages, provinces] = await Promise.all([messagesOf(ctx, fair), provincesToday(ctx)]);
    return {
      head: headOfFair(fair),
      whyNot: mayGivePapers(ctx.actor, fair) ? whyNotGive(fair) : m.exhibitors_staff_only(),
      messages: messages.map(({ body: _, ...message }) => ({
        ...message,
        province: provinces.find(({ id }) => id === message.filter.provinceId)?.name,
      })),
    };
  });
}

export default function Messages() {
  const { head, messages, whyNot } = useLoaderData<typeof loader>();
  const { slug } = head;
  const write = whyNot ? (
    <Button kind="main" whyNot={whyNot}>
      {m.exhibitors_message_new()}
    </Button>
  ) : (
    <ButtonLink kind="main" to={paths.organiserFairNewMessage(slug)}>
      {m.exhibitors_message_new()}
    </ButtonLink>
  );
  return (
    <Page>
      <FairHead fair={head} current="papers" />
      <Section className="mt-0!" title={m.exhibitors_messages()} actions={messages.length > 0 && write}>
        <p className="mb-5 max-w-3xl text-soft">{m.exhibitors_messages_lead()}</p>
        {messages.length === 0 ? (
          <EmptyState title={m.exhibitors_messages_none_title()} actions={write}>
            {m.exhibitors_messages_none_text()}
          </EmptyState>
        ) : (
          <ul className="grid gap-4">
            {messages.map((message) => (
              <Card as="li" key={message.id} className="grid gap-1.5">
                <h3 className="text-lg">
                  <Link to={paths.organiserFairMessage(slug, message.id)}>{message.subject}</Link>
                </h3>
                <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <Tag tone={message.sentAt ? "ok" : "wait"}>
                    {message.sentAt ? m.exhibitors_message_sent() : m.exhibitors_message_draft()}
                  </Tag>
                  {message.sentAt && (
                    <span>{m.exhibitors_message_recipients_count({ count: formatNumber(message.recipients) })}</span>
                  )}
                  <span className="text-soft">{filterWords(message.filter, message.province)}</span>
                </p>
                <p className="text-sm text-soft">
                  {message.sentAt
                    ? m.exhibitors_message_sent_by({ time: formatDateTime(message.sentAt), by: message.sentBy ?? "" })
                    : m.exhibitors_message_draft_by({
                        by: message.createdBy,
                        time: formatDateTime(message.updatedAt),
                      })}
                </p>
              </Card>
            ))}
          </ul>
        )}
      </Section>
    </Page>
  );
}
