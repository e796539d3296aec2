import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { COPY_STATES } from "~/domain/redactions/forms";
import { redactionsOf } from "~/domain/redactions/queries.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";
import { ProgressBar } from "~/ui/primitives/progress-bar";
import { Tabs } from "~/ui/primitives/tabs";
import { CopyTag, copyStateName } from "~/ui/redactions/copy-tag";
import { headOf, RoundHead } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";

const Query = z.object({ state: z.enum(COPY_STATES).optional().catch(undefined) });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.redactions_title()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const all = await redactionsOf(ctx, round);
    const { state } = parseQuery(args.request, Query);
    return {
      head: headOf(round, ctx.now),
      isBlind: round.rules.blind.value,
      state,
      total: all.length,
      released: all.filter((row) => row.releasedAt).length,
      counts: COPY_STATES.map((one) => ({ state: one, count: all.filter((row) => row.state === one).length })),
      rows: all.filter((row) => !state || row.state === state),
    };
  });
}

export default function Redactions() {
  const { head, isBlind, state, total, released, counts, rows } = useLoaderData<typeof loader>();
  return (
    <Page>
      <RoundHead round={head} current="redactions" />
      <h2>{m.redactions_title()}</h2>
      {!isBlind ? (
        <EmptyState title={m.redactions_not_blind()}>{m.redactions_not_blind_text()}</EmptyState>
      ) : (
        <>
          <p className="mt-1 mb-5 max-w-3xl text-soft">{m.redactions_lead()}</p>
          <div className="mb-6 grid max-w-xl gap-1.5">
            <ProgressBar bare label={m.redactions_title()} done={released} total={total} />
            <p className="text-soft">{m.redactions_released_of({ released, total })}</p>
          </div>
          <Tabs
            label={m.redactions_title()}
            items={[
              { label: m.common_all(), count: total, to: paths.organiserRedactions(head.slug), current: !state },
              ...counts.map((one) => ({
                label: copyStateName(one.state),
                count: one.count,
                to: paths.organiserRedactions(head.slug, { state: one.state }),
                current: state === one.state,
              })),
            ]}
          />
          <DataTable
            caption={m.redactions_title()}
            rows={rows}
            rowKey={(row) => row.nominationId}
            empty={<EmptyState title={m.redactions_none()} />}
            columns={[
              {
                head: m.rounds_queue_product(),
                cell: (row) => (
                  <>
                    <Link to={paths.organiserRedaction(head.slug, row.nominationId)} className="font-semibold">
                      {row.product}
                    </Link>
                    <span className="block text-sm font-normal whitespace-nowrap text-soft">{row.code}</span>
                  </>
                ),
              },
              { head: m.rounds_queue_establishment(), cell: (row) => row.establishment },
              {
                head: m.redactions_shown_as(),
                cell: (row) => row.shownAs ?? <span className="text-soft">{m.common_not_yet()}</span>,
              },
              {
                head: m.redactions_copy(),
                cell: (row) => (
                  <div>
                    <CopyTag state={row.state} />
                    {row.releasedAt && (
                      <span className="block text-sm text-soft">
                        {formatTimestamp(row.releasedAt)}
                        <span className="block">{row.releasedBy}</span>
                      </span>
                    )}
                  </div>
                ),
              },
            ]}
          />
        </>
      )}
    </Page>
  );
}
