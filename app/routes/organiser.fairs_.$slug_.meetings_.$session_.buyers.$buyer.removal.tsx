import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { buyerToRun } from "~/domain/meetings/desk.server";
import { removeBuyer } from "~/domain/meetings/forget-buyer.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { sessionName } from "~/ui/meetings/meeting-state";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

export const meta: MetaFunction = () => [{ title: `${m.meetings_remove_buyer()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { slug, session: id, buyer: buyerId } = args.params;
    const { session, buyer } = await buyerToRun(ctx, slug!, id!, buyerId!);
    return { slug: slug!, session, organisation: buyer.organisation };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { slug, session: id, buyer: buyerId } = args.params;
    const { fair, session, buyer } = await buyerToRun(ctx, slug!, id!, buyerId!);
    await removeBuyer(ctx, fair.id, session.id, buyer.id);
    return redirectWithNotice(paths.organiserMeetingSession(fair.slug, session.id), m.meetings_buyer_removed());
  });
}

export default function RemoveBuyer() {
  const { slug, session, organisation } = useLoaderData<typeof loader>();
  const back = paths.organiserMeetingSession(slug, session.id);
  return (
    <ConfirmPage
      title={m.meetings_remove_buyer_title({ name: organisation ?? "" })}
      breadcrumbs={[{ label: sessionName(session), to: back }]}
      effects={[m.meetings_remove_buyer_effect(), m.meetings_forget_effect_data()]}
      confirm={m.meetings_remove_buyer()}
      kind="danger"
      cancelTo={back}
    />
  );
}
