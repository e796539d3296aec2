import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { PublicationForm } from "~/domain/fairs/forms";
import { whyNotPublish } from "~/domain/fairs/preparation";
import { publishFair } from "~/domain/fairs/publish-fair.server";
import { fairSetup } from "~/domain/fairs/setup.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDateRange, formatDateTime, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

export const meta: MetaFunction = () => [{ title: `${m.fairs_publish()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, facts, whyNot } = await fairSetup(ctx, args.params.slug!);
    const { applicationsOpenAt, applicationsCloseAt } = fair;
    return {
      head: headOfFair(fair),
      version: fair.version,
      whyNot: whyNot ?? whyNotPublish(fair, facts, ctx.now)[0] ?? null,
      effects: [
        m.fairs_publish_page({ days: formatDateRange(fair.startsOn, fair.endsOn), venue: fair.venue }),
        ...(applicationsOpenAt && applicationsCloseAt
          ? [
              m.fairs_publish_call({
                from: formatDateTime(applicationsOpenAt),
                until: formatDateTime(applicationsCloseAt),
              }),
            ]
          : []),
        m.fairs_publish_prices({ count: facts.priced.length }),
        facts.boothsInAll > 0
          ? m.fairs_publish_plan({ count: formatNumber(facts.boothsInAll) })
          : m.fairs_publish_without_plan(),
        m.fairs_publish_back(),
      ],
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    await publishFair(ctx, fair.id, await parseForm(ctx, PublicationForm));
    return redirectWithNotice(paths.organiserFair(fair.slug), m.fairs_published());
  });
}

export default function Publication() {
  const { head, version, whyNot, effects } = useLoaderData<typeof loader>();
  return (
    <ConfirmPage
      title={m.fairs_publish_ask()}
      lead={fairName(head)}
      breadcrumbs={[{ label: fairName(head), to: paths.organiserFair(head.slug) }]}
      effects={effects}
      isReversible
      confirm={m.fairs_publish()}
      whyNot={whyNot}
      cancelTo={paths.organiserFair(head.slug)}
    >
      <input type="hidden" name="version" value={version} />
    </ConfirmPage>
  );
}
