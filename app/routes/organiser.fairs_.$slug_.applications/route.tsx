import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { applicationQueue } from "~/domain/applications/application-queue.server";
import { whyNotDecide } from "~/domain/applications/policy";
import { countsOf, QUEUE_STATES, QueueFilter, type QueueState, selectFrom } from "~/domain/applications/queue";
import { quotaUses } from "~/domain/applications/quotas.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { applicationStateName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { FairHead, headOfFair } from "~/ui/fairs/fair-head";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";
import { Pagination } from "~/ui/primitives/pagination";
import { BulkBar } from "./bulk-bar";
import { QueueFilterForm } from "./queue-filter";
import { QueueTable } from "./queue-table";
import { QuotaTable } from "./quota-table";

const PAGE_SIZE = 50;

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.applications_queue_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    const filter = parseQuery(ctx.request, QueueFilter);
    const [all, quotas] = await Promise.all([applicationQueue(ctx, fair), quotaUses(ctx, fair)]);
    const found = selectFrom(all, filter);
    const last = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
    const page = Math.min(filter.page, last);
    return {
      head: headOfFair(fair),
      filter: { ...filter, page },
      rows: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
      found: found.length,
      all: all.length,
      counts: countsOf(all),
      quotas: quotas.filter((use) => use.quota !== null),
      mayDecide: whyNotDecide(ctx.actor, fair, { establishmentId: null }, todayInVietnam(ctx.now)) === null,
    };
  });
}

/** What was sent to a fair: to be read, answered and taken away as a list. */
export default function Applications() {
  const { head, filter, rows, found, all, counts, quotas, mayDecide } = useLoaderData<typeof loader>();
  const { slug } = head;
  const { page: _, ...kept } = filter;
  return (
    <Page>
      <FairHead fair={head} current="applications" />
      <h2 className="sr-only">{m.applications_queue_title()}</h2>
      {all === 0 ? (
        <EmptyState title={m.applications_queue_none()}>{m.applications_queue_none_text()}</EmptyState>
      ) : (
        <>
          <StateLinks slug={slug} filter={kept} counts={counts.states} all={all} />
          <QueueFilterForm slug={slug} filter={filter} provinces={counts.provinces} />
          {mayDecide && rows.length > 0 && <BulkBar slug={slug} filter={kept} total={found} />}
          <QueueTable slug={slug} rows={rows} isTicked={mayDecide} />
          <div className="mt-5 flex flex-wrap items-center justify-between gap-4">
            <Pagination
              page={filter.page}
              pageSize={PAGE_SIZE}
              total={found}
              href={(page) => paths.organiserApplications(slug, { ...kept, page })}
            />
            <p className="flex flex-wrap gap-x-4 gap-y-1">
              <a href={paths.organiserApplicationList(slug, "xlsx", kept)}>{m.applications_list_xlsx()}</a>
              <a href={paths.organiserApplicationList(slug, "csv", kept)}>{m.applications_list_csv()}</a>
            </p>
          </div>
          {quotas.length > 0 && <QuotaTable quotas={quotas} />}
        </>
      )}
    </Page>
  );
}

interface StateLinksProps {
  readonly slug: string;
  readonly filter: Omit<QueueFilter, "page">;
  readonly counts: Readonly<Record<QueueState, number>>;
  readonly all: number;
}

function StateLinks({ slug, filter, counts, all }: StateLinksProps) {
  const items = [
    { label: m.applications_all_states(), count: all, state: undefined },
    ...QUEUE_STATES.filter((state) => counts[state] > 0).map((state) => ({
      label: applicationStateName(state),
      count: counts[state],
      state,
    })),
  ];
  return (
    <ul className="mb-4 flex flex-wrap gap-2">
      {items.map(({ label, count, state }) => (
        <li key={label}>
          <Link
            to={paths.organiserApplications(slug, { ...filter, state })}
            aria-current={filter.state === state ? "true" : undefined}
            className="inline-flex min-h-9 items-center gap-2 rounded-full border border-edge bg-card px-3.5 text-[0.92rem] text-ink no-underline hover:bg-wash pointer-coarse:min-h-11 aria-[current]:border-ink aria-[current]:bg-ink aria-[current]:text-paper"
          >
            {label}
            <span className="font-semibold">{formatNumber(count)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
