import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { publicFairs } from "~/domain/fairs/queries.server";
import { fairTime } from "~/domain/fairs/rules";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDateRange, formatNumber } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { FairTimeTag } from "~/ui/fairs/fair-time-tag";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";

export const meta: MetaFunction = () => [{ title: `${m.fairs_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const today = todayInVietnam(ctx.now);
    const fairs = await publicFairs(ctx);
    return { fairs: fairs.map((fair) => ({ ...fair, time: fairTime(fair, today) })) };
  });
}

export default function Fairs() {
  const { fairs } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader title={m.fairs_title()} lead={m.fairs_lead()} />
      {fairs.length === 0 && <EmptyState title={m.fairs_none_title()}>{m.fairs_none_text()}</EmptyState>}
      <ul className="grid gap-5 md:grid-cols-2">
        {fairs.map((fair) => (
          <Card as="li" key={fair.id} className="flex flex-col gap-2">
            <p className="flex flex-wrap gap-2">
              <FairTimeTag time={fair.time} />
              {fair.isPostponed && fair.time.when === "before" && <Tag tone="wait">{m.fairs_postponed_tag()}</Tag>}
            </p>
            <h2 className="text-xl">
              <Link to={paths.fair(fair.slug)} className="text-ink">
                {getLocale() === "vi" ? fair.name : fair.nameEn}
              </Link>
            </h2>
            <p>
              {formatDateRange(fair.startsOn, fair.endsOn)} · {fair.venue}
            </p>
            {fair.booths > 0 && fair.time.when !== "cancelled" && (
              <p className="text-soft">
                {m.fairs_booths({ count: formatNumber(fair.booths) })} ·{" "}
                {fair.provinces > 0 && `${m.fairs_provinces({ count: formatNumber(fair.provinces) })} · `}
                {m.fairs_free({ count: formatNumber(fair.available) })}
              </p>
            )}
            <div className="mt-2">
              <ButtonLink to={paths.fair(fair.slug)}>{m.fairs_see_plan()}</ButtonLink>
            </div>
          </Card>
        ))}
      </ul>
    </Page>
  );
}
