import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { cancelEvent } from "~/domain/fairs/cancel-event.server";
import { SeenForm } from "~/domain/fairs/forms";
import { eventAtWork } from "~/domain/fairs/lines-at-work.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

export const meta: MetaFunction = () => [{ title: `${m.fairs_event_cancel()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, event, whyNot } = await eventAtWork(ctx, args.params.slug!, args.params.event!);
    return { head: headOfFair(fair), event, whyNot };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, event } = await eventAtWork(ctx, args.params.slug!, args.params.event!);
    await cancelEvent(ctx, event.id, await parseForm(ctx, SeenForm));
    const done = fair.publishedAt ? m.fairs_event_cancel_done() : m.fairs_event_remove_done();
    return redirectWithNotice(paths.organiserFairSetup(fair.slug, "programme"), done);
  });
}

export default function CancelEvent() {
  const { head, event, whyNot } = useLoaderData<typeof loader>();
  return (
    <ConfirmPage
      title={head.isDraft ? m.fairs_event_remove() : m.fairs_event_cancel()}
      breadcrumbs={[
        { label: fairName(head), to: paths.organiserFair(head.slug) },
        { label: m.fairs_step_programme(), to: paths.organiserFairSetup(head.slug, "programme") },
      ]}
      effects={[
        m.fairs_event_of({ title: event.title, at: formatDateTime(event.startsAt) }),
        head.isDraft ? m.fairs_event_goes() : m.fairs_event_stays_crossed(),
      ]}
      confirm={head.isDraft ? m.fairs_event_remove() : m.fairs_event_cancel()}
      kind="danger"
      whyNot={whyNot}
      cancelTo={paths.organiserFairEvent(head.slug, event.id)}
    >
      <input type="hidden" name="seen" value={event.sequence} />
    </ConfirmPage>
  );
}
