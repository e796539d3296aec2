import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { nominationsOfRound } from "~/domain/nominations/queries.server";
import { QueueFilter } from "~/domain/rounds/forms";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatTimeAgo, formatTimestamp } from "~/i18n/formats";
import { nominationStateName, shortGroupName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { NominationTag } from "~/ui/nominations/nomination-tag";
import { ButtonLink } from "~/ui/primitives/button";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";
import { Pagination } from "~/ui/primitives/pagination";
import { Tabs } from "~/ui/primitives/tabs";
import { headOf, RoundHead } from "~/ui/rounds/round-head";
import { inLanguage, roundName } from "~/ui/rounds/round-name";

import { QUEUE_STATES, selectFrom } from "./queue";
import { QueueSearch } from "./queue-search";

const PAGE_SIZE = 50;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.rounds_queue_title()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const filter = parseQuery(args.request, QueueFilter);
    const all = await nominationsOfRound(ctx, round.id);
    const found = selectFrom(all, filter);
    const first = selectFrom(all, { ...filter, state: "submitted" })[0];
    return {
      head: headOf(round, ctx.now),
      now: ctx.now,
      filter,
      groups: round.rules.groups.map((group) => ({ value: group.code, label: inLanguage(group.name, group.nameEn) })),
      counts: QUEUE_STATES.map((state) => ({ state, count: selectFrom(all, { ...filter, state }).length })),
      anyAtAll: all.length > 0,
      everyState: selectFrom(all, { ...filter, state: undefined }).length,
      total: found.length,
      rows: found.slice((filter.page - 1) * PAGE_SIZE, filter.page * PAGE_SIZE),
      firstWaiting: first?.id ?? null,
    };
  });
}

export default function Queue() {
  const { head, now, filter, groups, counts, anyAtAll, everyState, total, rows, firstWaiting } =
    useLoaderData<typeof loader>();
  const { slug } = head;
  const { page: _, ...kept } = filter;
  const to = (values: Partial<typeof filter>) => paths.organiserNominations(slug, { ...kept, ...values });
  return (
    <Page>
      <RoundHead
        round={head}
        current="nominations"
        actions={
          firstWaiting && (
            <ButtonLink kind="main" to={paths.organiserNomination(firstWaiting)}>
              {m.rounds_queue_start()}
            </ButtonLink>
          )
        }
      />
      <QueueSearch slug={slug} filter={filter} groups={groups} />
      <Tabs
        label={m.rounds_queue_states()}
        items={[
          { label: m.common_all(), count: everyState, to: to({ state: undefined }), current: !filter.state },
          ...counts.map(({ state, count }) => ({
            label: nominationStateName(state),
            count,
            to: to({ state }),
            current: filter.state === state,
          })),
        ]}
      />
      <DataTable
        caption={m.rounds_queue_title()}
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          anyAtAll ? (
            <EmptyState title={m.rounds_queue_empty()}>{m.rounds_queue_empty_text()}</EmptyState>
          ) : (
            <EmptyState title={m.rounds_queue_none()}>{m.rounds_queue_none_text()}</EmptyState>
          )
        }
        columns={[
          {
            head: m.rounds_queue_product(),
            cell: (row) => (
              <>
                <Link to={paths.organiserNomination(row.id)} className="font-semibold">
                  {row.productName}
                </Link>
                <span className="block text-sm font-normal whitespace-nowrap text-soft">{row.code}</span>
              </>
            ),
          },
          { head: m.rounds_queue_establishment(), cell: (row) => row.establishmentName },
          { head: m.common_group(), cell: (row) => shortGroupName(row.groupCode) },
          {
            head: m.rounds_queue_submitted(),
            className: "whitespace-nowrap",
            cell: (row) =>
              row.submittedAt && (
                <div>
                  {formatTimestamp(row.submittedAt)}
                  {row.state === "submitted" && (
                    <span className="block text-sm text-soft">{formatTimeAgo(row.submittedAt, now)}</span>
                  )}
                </div>
              ),
          },
          {
            head: m.common_status(),
            className: "whitespace-nowrap",
            cell: (row) => <NominationTag state={row.state} />,
          },
        ]}
      />
      <Pagination
        page={filter.page}
        pageSize={PAGE_SIZE}
        total={total}
        href={(page) => paths.organiserNominations(slug, { ...kept, page })}
      />
    </Page>
  );
}
