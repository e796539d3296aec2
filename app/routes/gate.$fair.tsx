import type { SubmissionResult } from "@conform-to/react";
import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "~/domain/errors";
import { GateQuery, ScanForm } from "~/domain/fair-days/forms";
import { gateDesk, scanByForm } from "~/domain/fair-days/gate-desk.server";
import { parseForm, parseQuery } from "~/http/forms.server";
import { gatePageHeaders } from "~/http/gate-page.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { noteKeptThings } from "~/http/session.server";
import { formatDateRange } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { newUuid } from "~/lib/uuid";
import { GATEKEEPER_HEADER } from "~/offline/gate-caches";
import { GateDesk } from "~/ui/fair-days/gate-desk";
import { fairName } from "~/ui/fairs/fair-name";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import type { PageHandle } from "~/ui/shell/handle";

/** It answers without a network. */
export const handle = { hydrate: true } satisfies PageHandle;

export const headers: HeadersFunction = gatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.days_gate_title()}${data ? ` · ${fairName(data.fair)}` : ""} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const query = parseQuery(ctx.request, GateQuery);
    const desk = await gateDesk(ctx, args.params.fair!, query);
    const keeperId = ctx.actor.userId;
    noteKeptThings(ctx, keeperId);
    const keys = { scan: newUuid(), count: newUuid() };
    return data(
      { ...desk, keeperId, keys, readAt: ctx.now.toISOString() },
      { headers: { [GATEKEEPER_HEADER]: keeperId } },
    );
  });
}

/** A scan on a page without scripts: the answer stands on the page that follows. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const form = await parseForm(ctx, ScanForm);
    const result = await scanByForm(ctx, args.params.fair!, form);
    if (result.result === "refused") throw new DomainError("invalid", result.reason ?? m.days_scan_again());
    const { gate, direction } = form;
    return redirect(paths.gate(args.params.fair!, { gate, direction, nonce: result.nonce }), 303);
  });
}

export default function GatePage() {
  const { fair, gates, chosen, told, keeperId, keys, readAt } = useLoaderData<typeof loader>();
  const errors = useActionData<{ result?: SubmissionResult<string[]> }>()?.result?.error ?? {};
  return (
    <Page>
      <PageHeader
        breadcrumbs={[{ label: m.days_gates_title(), to: paths.gates() }]}
        title={m.days_gate_title()}
        lead={`${fairName(fair)} · ${formatDateRange(fair.startsOn, fair.endsOn)}`}
      />
      {chosen ? (
        <GateDesk
          keeperId={keeperId}
          slug={fair.slug}
          days={fair}
          gates={gates}
          readAt={readAt}
          chosen={chosen}
          told={told}
          keys={keys}
          problem={Object.values(errors).flat()[0] ?? null}
        />
      ) : (
        <EmptyState title={m.days_no_gates()}>{m.days_no_gates_text()}</EmptyState>
      )}
    </Page>
  );
}
