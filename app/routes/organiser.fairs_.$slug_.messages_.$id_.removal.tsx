import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { messageById } from "~/domain/exhibitor-papers/messages.server";
import { whyNotChange } from "~/domain/exhibitor-papers/policy";
import { removeMessage } from "~/domain/exhibitor-papers/write-message.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

export const meta: MetaFunction = () => [{ title: `${m.exhibitors_message_remove()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    const message = await messageById(ctx, fair, args.params.id!);
    const { id, subject } = message;
    return { slug: fair.slug, id, subject, whyNot: whyNotChange(ctx.actor, fair, message) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    const { id } = await messageById(ctx, fair, args.params.id!);
    await removeMessage(ctx, id);
    return redirectWithNotice(paths.organiserFairMessages(fair.slug), m.exhibitors_message_removed());
  });
}

export default function Removal() {
  const { slug, id, subject, whyNot } = useLoaderData<typeof loader>();
  const back = paths.organiserFairMessage(slug, id);
  return (
    <ConfirmPage
      title={m.exhibitors_message_remove_title()}
      lead={subject}
      breadcrumbs={[{ label: m.exhibitors_messages(), to: paths.organiserFairMessages(slug) }]}
      effects={[m.exhibitors_message_remove_effect({ subject })]}
      confirm={m.exhibitors_message_remove()}
      kind="danger"
      whyNot={whyNot}
      cancelTo={back}
    />
  );
}
