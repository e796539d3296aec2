import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { galleryFacets } from "~/domain/gallery/facets.server";
import { addressOf, filterOf, GalleryQuery } from "~/domain/gallery/forms";
import { searchGallery } from "~/domain/gallery/queries.server";
import { SORTS } from "~/domain/gallery/rules";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { GalleryCard } from "~/ui/gallery/gallery-card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { ActiveFilters, Facet } from "~/ui/primitives/facet";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Pagination } from "~/ui/primitives/pagination";
import { SearchField } from "~/ui/primitives/search-field";
import { ProductGrid } from "~/ui/products/product-card";
import { activeFilters, facetLists } from "./choices";

const PAGE_SIZE = 24;

export const meta: MetaFunction = () => [{ title: `${m.gallery_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const query = parseQuery(ctx.request, GalleryQuery);
    const filter = filterOf(query);
    const [results, facets] = await Promise.all([
      searchGallery(ctx, filter, { page: query.page, pageSize: PAGE_SIZE }, query.sort),
      galleryFacets(ctx, filter),
    ]);
    // An old link may name a page that is no more.
    const last = Math.max(1, Math.ceil(results.total / PAGE_SIZE));
    if (query.page > last) throw redirect(paths.products(addressOf({ ...query, page: last })));
    return { query, ...results, facets };
  });
}

const SORT_NAMES = {
  relevance: m.gallery_sort_relevance,
  newest: m.gallery_sort_newest,
  name: m.gallery_sort_name,
};

export default function Gallery() {
  const { query, items, total, facets } = useLoaderData<typeof loader>();
  const filters = activeFilters(query, facets);
  const facetColumn = facetLists(query, facets).map((list) => <Facet key={list.title} {...list} />);
  const hidden = Object.entries(addressOf({ ...query, q: "", page: 1 })).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter(Boolean)
      .map((one) => <input key={`${name}=${one}`} type="hidden" name={name} value={String(one)} />),
  );
  return (
    <Page>
      <PageHeader title={m.gallery_title()} lead={m.gallery_lead()} />
      <SearchField action={paths.products()} defaultValue={query.q}>
        {hidden}
      </SearchField>
      <div className="mt-4 mb-6 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        <ActiveFilters items={filters} clearTo={paths.products()} />
        <p className="text-soft sm:ml-auto">{m.common_products_count({ count: total })}</p>
        <nav aria-label={m.common_sort()} className="flex flex-wrap gap-3">
          {SORTS.filter((sort) => sort !== "relevance" || query.q).map((sort) => (
            <Link
              key={sort}
              to={paths.products(addressOf({ ...query, sort, page: 1 }))}
              rel="nofollow"
              aria-current={query.sort === sort ? "true" : undefined}
              className="inline-flex min-h-8 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {SORT_NAMES[sort]()}
            </Link>
          ))}
          <a
            href={paths.productsExport("xlsx", addressOf({ ...query, page: 1 }))}
            rel="nofollow"
            className="inline-flex min-h-8 items-center"
          >
            {m.common_export_xlsx()}
          </a>
        </nav>
      </div>
      <div className="grid gap-x-9 gap-y-6 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <div className="max-lg:hidden">{facetColumn}</div>
        <details className="rounded-box bg-card px-4 shadow-card lg:hidden">
          <summary className="flex min-h-12 items-center font-semibold">
            {m.gallery_filters()}
            {filters.length > 0 && ` (${filters.length})`}
          </summary>
          {facetColumn}
        </details>
        <div>
          <h2 className="sr-only">{m.common_products_count({ count: total })}</h2>
          {items.length === 0 ? (
            <EmptyState
              title={m.gallery_none_title()}
              actions={<Link to={paths.products()}>{m.common_clear_filters()}</Link>}
            >
              {m.gallery_none_text()}
            </EmptyState>
          ) : (
            <ProductGrid>
              {items.map((item, index) => (
                <GalleryCard key={item.awardId} item={item} to={paths.product(item.slug)} priority={index < 3} />
              ))}
            </ProductGrid>
          )}
          <Pagination
            page={query.page}
            pageSize={PAGE_SIZE}
            total={total}
            href={(page) => paths.products(addressOf({ ...query, page }))}
          />
        </div>
      </div>
    </Page>
  );
}
