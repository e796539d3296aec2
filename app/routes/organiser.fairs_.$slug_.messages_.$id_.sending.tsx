import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SendMessageForm } from "~/domain/exhibitor-papers/forms";
import { messageById } from "~/domain/exhibitor-papers/messages.server";
import { messageToSend, sendMessage } from "~/domain/exhibitor-papers/send-message.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

export const meta: MetaFunction = () => [{ title: `${m.exhibitors_messages()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    return { slug: fair.slug, ...(await messageToSend(ctx, fair, args.params.id!)) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    const { id } = await messageById(ctx, fair, args.params.id!);
    const count = await sendMessage(ctx, id, await parseForm(ctx, SendMessageForm));
    return redirectWithNotice(
      paths.organiserFairMessage(fair.slug, id),
      m.exhibitors_message_send_done({ count: formatNumber(count) }),
    );
  });
}

export default function Sending() {
  const { slug, id, subject, version, count, mails, whyNot } = useLoaderData<typeof loader>();
  const words = { count: formatNumber(count) };
  const back = paths.organiserFairMessage(slug, id);
  return (
    <ConfirmPage
      title={m.exhibitors_message_send_title(words)}
      lead={subject}
      breadcrumbs={[
        { label: m.exhibitors_messages(), to: paths.organiserFairMessages(slug) },
        { label: subject, to: back },
      ]}
      effects={[
        m.exhibitors_message_send_applications(words),
        m.exhibitors_message_send_mails({ count: formatNumber(mails) }),
      ]}
      confirm={m.exhibitors_message_send(words)}
      whyNot={whyNot}
      cancelTo={back}
    >
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="count" value={count} />
    </ConfirmPage>
  );
}
