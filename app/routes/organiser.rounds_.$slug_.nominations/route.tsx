import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { officersOf } from "~/domain/nominations/officers.server";
import { QUEUE_STATES, QueueFilter, selectFrom } from "~/domain/nominations/queue";
import { screeningQueue } from "~/domain/nominations/screening-queue.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { nominationStateName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { ButtonLink } from "~/ui/primitives/button";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";
import { Pagination } from "~/ui/primitives/pagination";
import { Tabs } from "~/ui/primitives/tabs";
import { headOf, RoundHead } from "~/ui/rounds/round-head";
import { inLanguage, roundName } from "~/ui/rounds/round-name";
import { BulkBar } from "./bulk-bar";
import { QueueFilterForm, Shortcuts } from "./queue-filter";
import { QueueTable } from "./queue-table";

const PAGE_SIZE = 50;

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.rounds_queue_title()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    requireActor(ctx);
    const filter = parseQuery(args.request, QueueFilter);
    const [all, officers] = await Promise.all([screeningQueue(ctx, round), officersOf(ctx, round.agencyId)]);
    const viewer = { userId: ctx.actor.userId, today: todayInVietnam(ctx.now) };
    const find = (change: Partial<QueueFilter> = {}) => selectFrom(all, { ...filter, ...change }, viewer);
    const found = find();
    const unset = { officer: undefined, due: undefined };
    return {
      head: headOf(round, ctx.now),
      today: viewer.today,
      filter,
      officers,
      rules: { groups: round.rules.groups },
      groups: round.rules.groups.map((group) => ({ value: group.code, label: inLanguage(group.name, group.nameEn) })),
      counts: QUEUE_STATES.map((state) => ({ state, count: find({ state }).length })),
      everyState: find({ state: undefined }).length,
      shortcuts: {
        mine: find({ ...unset, officer: "me" }).length,
        nobodys: find({ ...unset, officer: "nobody" }).length,
        overdue: find({ ...unset, due: "overdue" }).length,
        papers: find({ ...unset, due: "papers" }).length,
      },
      anyAtAll: all.length > 0,
      total: found.length,
      rows: found.slice((filter.page - 1) * PAGE_SIZE, filter.page * PAGE_SIZE),
      firstWaiting: found.find((row) => row.state === "submitted")?.id ?? null,
    };
  });
}

export default function Queue() {
  const {
    head,
    today,
    filter,
    rules,
    groups,
    officers,
    counts,
    everyState,
    shortcuts,
    anyAtAll,
    total,
    rows,
    firstWaiting,
  } = useLoaderData<typeof loader>();
  const { slug } = head;
  const { page: _, ...kept } = filter;
  const to = (values: Partial<typeof filter>) => paths.organiserNominations(slug, { ...kept, ...values });
  const toOfficer = (officer: "me" | "nobody") => ({
    to: to({ due: undefined, officer: filter.officer === officer ? undefined : officer }),
    current: filter.officer === officer,
  });
  const toDue = (due: "overdue" | "papers") => ({
    to: to({ officer: undefined, due: filter.due === due ? undefined : due }),
    current: filter.due === due,
  });
  return (
    <Page>
      <RoundHead
        round={head}
        current="nominations"
        actions={
          <>
            <ButtonLink to={paths.organiserSamples(slug)}>{m.nominations_screen_samples()}</ButtonLink>
            {firstWaiting && (
              <ButtonLink kind="main" to={paths.organiserNomination(firstWaiting, kept)}>
                {m.rounds_queue_start()}
              </ButtonLink>
            )}
          </>
        }
      />
      <Shortcuts
        items={[
          { label: m.nominations_screen_mine(), count: shortcuts.mine, ...toOfficer("me") },
          { label: m.nominations_screen_nobodys(), count: shortcuts.nobodys, ...toOfficer("nobody") },
          { label: m.nominations_screen_overdue(), count: shortcuts.overdue, ...toDue("overdue") },
          { label: m.nominations_screen_awaits_papers(), count: shortcuts.papers, ...toDue("papers") },
        ]}
      />
      <QueueFilterForm slug={slug} filter={filter} groups={groups} officers={officers} />
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
      {rows.length > 0 && <BulkBar slug={slug} filter={filter} total={total} />}
      <QueueTable
        rows={rows}
        rules={rules}
        filter={filter}
        today={today}
        sortTo={(sort) => to({ sort })}
        empty={
          anyAtAll ? (
            <EmptyState title={m.rounds_queue_empty()}>{m.rounds_queue_empty_text()}</EmptyState>
          ) : (
            <EmptyState title={m.rounds_queue_none()}>{m.rounds_queue_none_text()}</EmptyState>
          )
        }
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
