import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { planOf } from "~/domain/booths/plan.server";
import { agenciesBesideOf, eventsOf, pricesOf, servicesOf } from "~/domain/fairs/parts.server";
import { productsOnShow } from "~/domain/fairs/products-on-show.server";
import { fairBySlug, newsOfFair } from "~/domain/fairs/queries.server";
import { fairTime, isWithin } from "~/domain/fairs/rules";
import { registrationUntil } from "~/domain/meetings/registration.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { fairName } from "~/ui/fairs/fair-name";
import { FairNotice } from "~/ui/fairs/fair-notice";
import { FairTimeTag } from "~/ui/fairs/fair-time-tag";
import { ProductList } from "~/ui/fairs/product-list";
import { Programme } from "~/ui/fairs/programme";
import { holdersOf } from "~/ui/floor-plans/colours";
import { PublicPlan } from "~/ui/floor-plans/public-plan";
import { ButtonLink } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { CallBox } from "./call-box";
import { ExhibitorsPart } from "./exhibitors-part";
import { FairFactsList } from "./facts-list";
import { MeetingsBox } from "./meetings-box";
import { PriceList } from "./price-list";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? fairName(data.fair) : m.errors_not_found_title()} · ${m.common_brand()}` },
];

/** Products named on the page itself; the rest are with the exhibitors. */
const PRODUCTS_SHOWN = 12;

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const found = await fairBySlug(ctx, args.params.slug!);
    const [plan, beside, prices, services, events, products, news, meetingsUntil] = await Promise.all([
      planOf(ctx, found.id),
      agenciesBesideOf(ctx, found.id),
      pricesOf(ctx, found.id),
      servicesOf(ctx, found.id),
      eventsOf(ctx, found.id, { isPublic: true }),
      productsOnShow(ctx, found.id),
      newsOfFair(ctx, found),
      registrationUntil(ctx, found),
    ]);
    const { slug, name, nameEn, summary, summaryEn, venue, startsOn, endsOn, agencyName } = found;
    const { support, deposit, refunds, cancellation, cornerSurcharge } = found.rules;
    const { applicationsOpenAt, applicationsCloseAt, depositDueOn, balanceDueOn } = found;
    const time = fairTime(found, todayInVietnam(ctx.now));
    const call = isWithin(applicationsOpenAt, applicationsCloseAt, ctx.now);
    return {
      fair: { slug, name, nameEn, summary, summaryEn, venue, startsOn, endsOn, agencyName, time },
      news,
      call: { state: call, applicationsOpenAt, applicationsCloseAt },
      terms: {
        ...{ depositDueOn, balanceDueOn },
        rules: { support, deposit, refunds, cancellation, cornerSurcharge },
      },
      selected: new URL(args.request.url).searchParams.get("booth"),
      ...plan,
      ...{ beside, prices, services, events, meetingsUntil },
      products: products.slice(0, PRODUCTS_SHOWN),
      productsInAll: products.length,
    };
  });
}

export default function Fair() {
  const { fair, call, terms, halls, booths, selected, news, ...parts } = useLoaderData<typeof loader>();
  const { when } = fair.time;
  const { prices, services, events, products, productsInAll, meetingsUntil } = parts;
  const holders = holdersOf(booths);
  const free = booths.filter((booth) => booth.state === "available").length;
  const isCalling = call.state !== "after";
  return (
    <Page>
      <PageHeader
        breadcrumbs={[{ label: m.fairs_title(), to: paths.fairs() }]}
        title={fairName(fair)}
        lead={getLocale() === "vi" ? fair.summary : fair.summaryEn}
        tags={<FairTimeTag time={fair.time} />}
      />
      <FairNotice news={news} />
      <div className="grid items-start gap-8 lg:grid-cols-[1fr_22rem]">
        <FairFactsList fair={fair} beside={parts.beside} />
        <div className="grid gap-4">
          {(when === "before" || when === "during") && (
            <>
              {isCalling && <CallBox slug={fair.slug} call={call} />}
              <ButtonLink kind={isCalling ? "plain" : "main"} to={paths.fairVisitorPass(fair.slug)}>
                {m.days_visitor_pass()}
              </ButtonLink>
              {meetingsUntil && <MeetingsBox slug={fair.slug} until={meetingsUntil} />}
              {!isCalling && <CallBox slug={fair.slug} call={call} />}
            </>
          )}
          {(when === "during" || when === "after") && (
            <ButtonLink to={paths.fairSurvey(fair.slug)}>{m.closings_survey_title()}</ButtonLink>
          )}
        </div>
      </div>
      <Section
        id="plan"
        title={m.fairs_plan()}
        actions={
          <p className="text-soft">
            {[
              m.fairs_booths({ count: formatNumber(booths.length) }),
              holders.length > 0 && m.fairs_provinces({ count: formatNumber(holders.length) }),
              when !== "cancelled" && m.fairs_free({ count: formatNumber(free) }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        }
      >
        {halls.length === 0 ? (
          <p className="text-soft">{m.fairs_no_plan_yet()}</p>
        ) : (
          <PublicPlan slug={fair.slug} halls={halls} booths={booths} selected={selected} />
        )}
      </Section>
      <ExhibitorsPart slug={fair.slug} holders={holders} />
      {products.length > 0 && (
        <Section
          title={m.fairs_products()}
          actions={
            productsInAll > products.length && (
              <ButtonLink small to={`${paths.fairExhibitors(fair.slug)}#products`}>
                {m.fairs_products_all({ count: formatNumber(productsInAll) })}
              </ButtonLink>
            )
          }
        >
          <ProductList slug={fair.slug} products={products} />
        </Section>
      )}
      {events.length > 0 && (
        <Section
          id="programme"
          title={m.fairs_step_programme()}
          actions={
            <ButtonLink small to={paths.fairProgramme(fair.slug)} reloadDocument>
              {m.fairs_programme_ics()}
            </ButtonLink>
          }
        >
          <Programme events={events} />
          <p className="mt-3 text-sm text-soft">{m.fairs_times_in_vietnam()}</p>
        </Section>
      )}
      {prices.length > 0 && <PriceList prices={prices} services={services} terms={terms} />}
    </Page>
  );
}
