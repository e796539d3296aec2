import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ownGates } from "~/domain/fair-days/own-gates.server";
import { gatePageHeaders } from "~/http/gate-page.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { noteKeptThings } from "~/http/session.server";
import { formatDateRange } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { GATEKEEPER_HEADER } from "~/offline/gate-caches";
import { fairName } from "~/ui/fairs/fair-name";
import { Card } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const headers: HeadersFunction = gatePageHeaders;

export const meta: MetaFunction = () => [{ title: `${m.days_gates_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const keeperId = ctx.actor.userId;
    noteKeptThings(ctx, keeperId);
    return data({ fairs: await ownGates(ctx) }, { headers: { [GATEKEEPER_HEADER]: keeperId } });
  });
}

export default function Gates() {
  const { fairs } = useLoaderData<typeof loader>();
  return (
    <Page narrow>
      <PageHeader title={m.days_gates_title()} lead={m.days_gates_lead()} />
      {fairs.length === 0 ? (
        <EmptyState title={m.days_gates_none()}>{m.days_gates_none_text()}</EmptyState>
      ) : (
        <ul className="grid gap-4">
          {fairs.map((fair) => (
            <Card as="li" key={fair.slug}>
              <Link to={paths.gate(fair.slug)} className="font-display text-xl font-bold">
                {fairName(fair)}
              </Link>
              <p className="mt-1 text-soft">
                {formatDateRange(fair.startsOn, fair.endsOn)} · {fair.venue}
              </p>
            </Card>
          ))}
        </ul>
      )}
    </Page>
  );
}
