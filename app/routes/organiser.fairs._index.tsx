import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { agenciesOf } from "~/domain/agencies/queries.server";
import { fairsAtWork } from "~/domain/fairs/fairs-at-work.server";
import { mayPrepareFairs } from "~/domain/fairs/policy";
import { fairTime } from "~/domain/fairs/rules";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { formatDateRange, formatNumber } from "~/i18n/formats";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { fairName } from "~/ui/fairs/fair-name";
import { FairTimeTag } from "~/ui/fairs/fair-time-tag";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";

export const meta: MetaFunction = () => [{ title: `${m.fairs_work_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const [fairs, agencies] = await Promise.all([fairsAtWork(ctx), agenciesOf(ctx)]);
    const today = todayInVietnam(ctx.now);
    return {
      fairs: fairs.map((fair) => ({ ...fair, time: fairTime(fair, today) })),
      mayPrepare: agencies.some((agency) => mayPrepareFairs(ctx.actor, agency.id)),
    };
  });
}

export default function FairsAtWork() {
  const { fairs, mayPrepare } = useLoaderData<typeof loader>();
  const newFair = mayPrepare && (
    <ButtonLink kind="main" to={paths.organiserNewFair()}>
      {m.fairs_new_title()}
    </ButtonLink>
  );
  return (
    <Page>
      <PageHeader
        title={m.fairs_work_title()}
        lead={m.fairs_work_lead()}
        breadcrumbs={[{ label: m.ui_area_organiser(), to: paths.organiser() }]}
        actions={
          <>
            <ButtonLink to={paths.organiserFairFigures()}>{m.figures_link()}</ButtonLink>
            {fairs.length > 0 && newFair}
          </>
        }
      />
      {fairs.length === 0 && (
        <EmptyState title={m.fairs_work_none()} actions={newFair}>
          {mayPrepare ? m.fairs_work_none_text() : m.fairs_work_none_here()}
        </EmptyState>
      )}
      <ul className="grid gap-4">
        {fairs.map((fair) => (
          <FairCard key={fair.id} fair={fair} />
        ))}
      </ul>
    </Page>
  );
}

type Fair = ReturnType<typeof useLoaderData<typeof loader>>["fairs"][number];

function FairCard({ fair }: { fair: Fair }) {
  return (
    <Card as="li" className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        {fair.publishedAt ? <FairTimeTag time={fair.time} /> : <Tag tone="wait">{m.fairs_draft()}</Tag>}
        <Tag>{levelTitle(fair.level)}</Tag>
      </div>
      <h2 className="text-xl">
        <Link to={paths.organiserFair(fair.slug)} className="text-ink">
          {fairName(fair)}
        </Link>
      </h2>
      <p>
        {formatDateRange(fair.startsOn, fair.endsOn)} · {fair.venue}
      </p>
      <p className="text-soft">
        {[
          fair.agencyName,
          m.fairs_work_applications({ count: formatNumber(fair.applications) }),
          fair.booths > 0 &&
            m.fairs_work_placed({ placed: formatNumber(fair.placed), booths: formatNumber(fair.booths) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {fair.unanswered > 0 && (
        <p>
          <Tag tone="wait">{m.fairs_work_unanswered({ count: formatNumber(fair.unanswered) })}</Tag>
        </p>
      )}
    </Card>
  );
}
