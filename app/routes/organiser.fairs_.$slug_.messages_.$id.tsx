import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MessageForm as Fields } from "~/domain/exhibitor-papers/forms";
import { messageToShow, provincesToday } from "~/domain/exhibitor-papers/messages.server";
import { mayGivePapers, whyNotGive } from "~/domain/exhibitor-papers/policy";
import { editMessage } from "~/domain/exhibitor-papers/write-message.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDateTime, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { MessageForm } from "~/ui/exhibitor-papers/message-form";
import { MessageText } from "~/ui/exhibitor-papers/message-text";
import { filterWords } from "~/ui/exhibitor-papers/message-words";
import { RecipientTable } from "~/ui/exhibitor-papers/recipient-table";
import { Alert } from "~/ui/primitives/alert";
import { Button, ButtonLink, PostButton } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.message.subject ?? m.exhibitors_messages()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    const [shown, provinces] = await Promise.all([messageToShow(ctx, fair, args.params.id!), provincesToday(ctx)]);
    return {
      slug: fair.slug,
      ...shown,
      provinces,
      whyNot: mayGivePapers(ctx.actor, fair) ? whyNotGive(fair) : m.exhibitors_staff_only(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    const { message } = await messageToShow(ctx, fair, args.params.id!);
    await editMessage(ctx, message.id, await parseForm(ctx, Fields));
    return redirectWithNotice(paths.organiserFairMessage(fair.slug, message.id), m.exhibitors_message_saved());
  });
}

export default function Message() {
  const { slug, message, to, sample, provinces, whyNot } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const back = paths.organiserFairMessages(slug);
  const isSent = message.sentAt !== null;
  const count = formatNumber(to.length);
  return (
    <Page>
      <PageHeader
        title={message.subject}
        tags={
          <Tag tone={isSent ? "ok" : "wait"}>{isSent ? m.exhibitors_message_sent() : m.exhibitors_message_draft()}</Tag>
        }
        lead={
          isSent
            ? m.exhibitors_message_sent_by({ time: formatDateTime(message.sentAt!), by: message.sentBy ?? "" })
            : m.exhibitors_message_draft_by({ by: message.createdBy, time: formatDateTime(message.updatedAt) })
        }
        breadcrumbs={[{ label: m.exhibitors_messages(), to: back }]}
      />
      <div className="grid items-start gap-10 xl:grid-cols-2">
        {isSent ? (
          <MessageText subject={message.subject} body={message.body} />
        ) : (
          <MessageForm
            action={paths.organiserFairMessage(slug, message.id)}
            cancelTo={back}
            provinces={provinces}
            written={message}
            whyNot={whyNot}
            result={result}
          />
        )}
        <div>
          {!isSent && (
            <Section className="mt-0! mb-10" title={m.exhibitors_message_preview()}>
              {sample ? (
                <>
                  <p className="mb-3 text-soft">
                    {m.exhibitors_message_preview_as({ name: sample.signName, number: sample.number })}
                  </p>
                  <MessageText subject={sample.subject} body={sample.body} />
                </>
              ) : (
                <Alert tone="wait">{m.exhibitors_message_to_nobody()}</Alert>
              )}
              <div className="actions mt-5">
                {whyNot || to.length === 0 ? (
                  <Button kind="main" whyNot={whyNot ?? m.exhibitors_message_to_nobody()}>
                    {m.exhibitors_message_send({ count })}
                  </Button>
                ) : (
                  <ButtonLink kind="main" to={paths.organiserFairMessageAct(slug, message.id, "sending")}>
                    {m.exhibitors_message_send({ count })}
                  </ButtonLink>
                )}
                <PostButton action={paths.organiserFairMessageAct(slug, message.id, "trial")} whyNot={whyNot}>
                  {m.exhibitors_message_test()}
                </PostButton>
                {!whyNot && (
                  <ButtonLink kind="quiet" to={paths.organiserFairMessageAct(slug, message.id, "removal")}>
                    {m.exhibitors_message_remove()}
                  </ButtonLink>
                )}
              </div>
            </Section>
          )}
          <Section
            className="mt-0!"
            title={m.exhibitors_message_recipients()}
            actions={<span className="text-soft">{m.exhibitors_message_recipients_count({ count })}</span>}
          >
            <p className="mb-3 text-soft">
              {filterWords(message.filter, provinces.find(({ id }) => id === message.filter.provinceId)?.name)}
            </p>
            {to.length > 0 && <RecipientTable rows={to} />}
          </Section>
        </div>
      </div>
    </Page>
  );
}
