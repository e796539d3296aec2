import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { samplesOfRound } from "~/domain/nominations/samples.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { samplePlaceName } from "~/ui/nominations/sample-words";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";
import { Pagination } from "~/ui/primitives/pagination";
import { Tabs } from "~/ui/primitives/tabs";
import { Tag } from "~/ui/primitives/tag";
import { headOf, RoundHead } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";

const PAGE_SIZE = 50;
const VIEWS = ["here", "none", "returned", "kept", "catalogue"] as const;

const SamplesQuery = z.object({
  place: z.enum(VIEWS).optional().catch(undefined),
  page: z.coerce.number().int().min(1).catch(1),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.nominations_screen_samples()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const { place, page } = parseQuery(args.request, SamplesQuery);
    const all = await samplesOfRound(ctx, round);
    const found = all.filter((row) => !place || row.place === place);
    return {
      head: headOf(round, ctx.now),
      place,
      page,
      counts: VIEWS.map((view) => ({ view, count: all.filter((row) => row.place === view).length })),
      everything: all.length,
      total: found.length,
      rows: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    };
  });
}

/** Where the samples of a round are; "here" is what is still to be given back. */
export default function Samples() {
  const { head, place, page, counts, everything, total, rows } = useLoaderData<typeof loader>();
  return (
    <Page>
      <RoundHead round={head} current="nominations" />
      <h2 className="mb-4">{m.nominations_screen_samples()}</h2>
      <Tabs
        label={m.nominations_screen_samples()}
        items={[
          { label: m.common_all(), count: everything, to: paths.organiserSamples(head.slug), current: !place },
          ...counts.map(({ view, count }) => ({
            label: view === "here" ? m.nominations_screen_not_returned() : samplePlaceName(view),
            count,
            to: paths.organiserSamples(head.slug, { place: view }),
            current: place === view,
          })),
        ]}
      />
      <DataTable
        caption={m.nominations_screen_samples()}
        rows={rows}
        rowKey={(row) => row.nominationId}
        empty={
          <EmptyState title={m.nominations_screen_samples_none()}>
            {m.nominations_screen_samples_none_text()}
          </EmptyState>
        }
        columns={[
          {
            head: m.rounds_queue_product(),
            cell: (row) => (
              <>
                <Link to={paths.organiserNominationSample(row.nominationId)} className="font-semibold">
                  {row.productName}
                </Link>
                <span className="block text-sm font-normal whitespace-nowrap text-soft">{row.code}</span>
              </>
            ),
          },
          { head: m.rounds_queue_establishment(), cell: (row) => row.establishmentName },
          {
            head: m.nominations_screen_sample(),
            cell: (row) => <Tag tone={row.place === "here" ? "info" : "plain"}>{samplePlaceName(row.place)}</Tag>,
          },
          {
            head: m.nominations_screen_sample_last(),
            cell: (row) =>
              row.last ? (
                <span className="text-sm">
                  {formatTimestamp(row.last.at)} · {row.last.byName}
                  {row.last.note && <span className="block text-soft">{row.last.note}</span>}
                </span>
              ) : (
                <span className="text-soft">{m.common_not_yet()}</span>
              ),
          },
        ]}
      />
      <Pagination
        page={page}
        pageSize={PAGE_SIZE}
        total={total}
        href={(one) => paths.organiserSamples(head.slug, { place, page: one })}
      />
    </Page>
  );
}
