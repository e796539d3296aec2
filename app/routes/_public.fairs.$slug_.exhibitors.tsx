import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { searchExhibitors } from "~/domain/fairs/exhibitor-list";
import { exhibitorList } from "~/domain/fairs/exhibitor-list.server";
import { ExhibitorQuery } from "~/domain/fairs/forms";
import { productsOnShow } from "~/domain/fairs/products-on-show.server";
import { fairBySlug, newsOfFair } from "~/domain/fairs/queries.server";
import { registrationUntil } from "~/domain/meetings/registration.server";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { groupName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { BoothLinks } from "~/ui/fairs/booth-links";
import { fairName } from "~/ui/fairs/fair-name";
import { FairNotice } from "~/ui/fairs/fair-notice";
import { ProductList } from "~/ui/fairs/product-list";
import { ButtonLink } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { SearchField } from "~/ui/primitives/search-field";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.fairs_exhibitors()} · ${data ? fairName(data.fair) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { q } = parseQuery(ctx.request, ExhibitorQuery);
    const found = await fairBySlug(ctx, args.params.slug!);
    const { id, slug, name, nameEn } = found;
    const [list, products, until, news] = await Promise.all([
      exhibitorList(ctx, id),
      productsOnShow(ctx, id),
      registrationUntil(ctx, found),
      newsOfFair(ctx, found),
    ]);
    return {
      fair: { slug, name, nameEn },
      ...{ news, q },
      exhibitors: searchExhibitors(list, q, groupName),
      inAll: list.length,
      takesBuyers: until !== null,
      products: q === "" ? products : [],
    };
  });
}

export default function Exhibitors() {
  const { fair, news, q, exhibitors, inAll, products, takesBuyers } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        breadcrumbs={[
          { label: m.fairs_title(), to: paths.fairs() },
          { label: fairName(fair), to: paths.fair(fair.slug) },
        ]}
        title={m.fairs_exhibitors()}
        lead={m.fairs_exhibitors_lead()}
      />
      <FairNotice news={news} />
      <div className="mb-6 max-w-2xl">
        <SearchField
          action={paths.fairExhibitors(fair.slug)}
          defaultValue={q}
          label={m.fairs_exhibitors_search()}
          placeholder={m.fairs_exhibitors_example()}
        />
      </div>
      <p role="status" className="mb-4 text-soft">
        {q === ""
          ? m.fairs_exhibitors_count({ count: formatNumber(inAll) })
          : m.fairs_exhibitors_found({ count: formatNumber(exhibitors.length), q })}
      </p>
      {exhibitors.length === 0 && <Nobody slug={fair.slug} isSearched={q !== "" && inAll > 0} />}
      <ul className="grid gap-x-10 lg:grid-cols-2">
        {exhibitors.map((one) => (
          <ExhibitorLine key={one.id} slug={fair.slug} exhibitor={one} takesBuyers={takesBuyers} />
        ))}
      </ul>
      {products.length > 0 && (
        <Section id="products" title={m.fairs_products()}>
          <ProductList slug={fair.slug} products={products} />
        </Section>
      )}
    </Page>
  );
}

function Nobody({ slug, isSearched }: { slug: string; isSearched: boolean }) {
  if (!isSearched) return <EmptyState title={m.fairs_exhibitors_none()}>{m.fairs_exhibitors_none_yet()}</EmptyState>;
  return (
    <EmptyState
      title={m.fairs_exhibitors_not_found()}
      actions={<ButtonLink to={paths.fairExhibitors(slug)}>{m.fairs_exhibitors_all()}</ButtonLink>}
    >
      {m.fairs_exhibitors_not_found_text()}
    </EmptyState>
  );
}

interface ExhibitorLineProps {
  readonly slug: string;
  readonly exhibitor: ReturnType<typeof useLoaderData<typeof loader>>["exhibitors"][number];
  /** Buyers may ask to meet exhibitors now. */
  readonly takesBuyers: boolean;
}

function ExhibitorLine({ slug, exhibitor: one, takesBuyers }: ExhibitorLineProps) {
  const province = getLocale() === "vi" ? one.provinceName : one.provinceNameEn;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 border-b border-line py-2.5">
      <div className="min-w-0">
        <p className="font-semibold">{one.signName}</p>
        <p className="text-sm text-soft">
          {[one.name, one.with, province, one.groupCode && groupName(one.groupCode)].filter(Boolean).join(" · ")}
        </p>
        {one.goods !== "" && <p className="text-sm text-soft">{one.goods}</p>}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <BoothLinks slug={slug} codes={one.booths} />
        {takesBuyers && (
          <ButtonLink
            small
            kind="quiet"
            to={paths.fairMeetings(slug, { exhibitor: one.id })}
            aria-label={m.meetings_ask_title({ other: one.signName })}
          >
            {m.meetings_ask()}
          </ButtonLink>
        )}
      </div>
    </li>
  );
}
