import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MessageForm as Fields } from "~/domain/exhibitor-papers/forms";
import { provincesToday } from "~/domain/exhibitor-papers/messages.server";
import { mayGivePapers, whyNotGive } from "~/domain/exhibitor-papers/policy";
import { startMessage } from "~/domain/exhibitor-papers/write-message.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { MessageForm } from "~/ui/exhibitor-papers/message-form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.exhibitors_message_new()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    return {
      slug: fair.slug,
      provinces: await provincesToday(ctx),
      whyNot: mayGivePapers(ctx.actor, fair) ? whyNotGive(fair) : m.exhibitors_staff_only(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    const id = await startMessage(ctx, fair.id, await parseForm(ctx, Fields));
    return redirectWithNotice(paths.organiserFairMessage(fair.slug, id), m.exhibitors_message_saved());
  });
}

export default function NewMessage() {
  const { slug, provinces, whyNot } = useLoaderData<typeof loader>();
  const back = paths.organiserFairMessages(slug);
  return (
    <Page narrow>
      <PageHeader
        title={m.exhibitors_message_new()}
        lead={m.exhibitors_messages_none_text()}
        breadcrumbs={[{ label: m.exhibitors_messages(), to: back }]}
      />
      <MessageForm
        action={paths.organiserFairNewMessage(slug)}
        cancelTo={back}
        provinces={provinces}
        written={null}
        whyNot={whyNot}
        result={useActionData<typeof action>()?.result}
      />
    </Page>
  );
}
