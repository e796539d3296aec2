import type { GalleryFacets } from "~/domain/gallery/facets.server";
import { addressOf, type GalleryQuery } from "~/domain/gallery/forms";
import { paths } from "~/http/paths";
import { awardStatusName, levelTitle, regionName, shortGroupName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { FacetOption } from "~/ui/primitives/facet";

type Choice = "year" | "level" | "region" | "province" | "group" | "tier" | "status";

interface Value {
  readonly value: string;
  readonly count: number;
  readonly name?: string;
}

const NAMES: Record<Choice, (value: string) => string> = {
  year: (value) => value,
  level: (value) => levelTitle(value),
  region: (value) => regionName(value),
  province: (value) => value,
  group: (value) => shortGroupName(value),
  tier: (value) => value,
  status: (value) => awardStatusName(value),
};

/** The query with one value of a choice added, or taken away where it was. */
function toggled(query: GalleryQuery, choice: Choice, value: string): string {
  const chosen = query[choice].map(String);
  const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  return paths.products(addressOf({ ...query, [choice]: next, page: 1 } as Partial<GalleryQuery>));
}

function options(query: GalleryQuery, choice: Choice, values: readonly Value[]): FacetOption[] {
  return values.map(({ value, count, name }) => ({
    label: name ?? NAMES[choice](value),
    count,
    checked: query[choice].map(String).includes(value),
    to: toggled(query, choice, value),
  }));
}

/** The lists beside the results; one with nothing to choose is left out. */
export function facetLists(
  query: GalleryQuery,
  facets: GalleryFacets,
): { title: string; options: FacetOption[]; limit?: number }[] {
  const lists = [
    { title: m.common_level(), options: options(query, "level", facets.levels) },
    { title: m.common_group(), options: options(query, "group", facets.groups) },
    { title: m.common_year(), options: options(query, "year", facets.years), limit: 6 },
    { title: m.gallery_region(), options: options(query, "region", facets.regions) },
    { title: m.gallery_province(), options: options(query, "province", facets.provinces), limit: 8 },
    { title: m.gallery_status(), options: options(query, "status", facets.statuses) },
    { title: m.gallery_tier(), options: options(query, "tier", facets.tiers) },
  ];
  return lists.filter((list) => list.options.length > 0);
}

/** What is narrowed now, each with the address that undoes it. */
export function activeFilters(query: GalleryQuery, facets: GalleryFacets): { label: string; to: string }[] {
  const provinceName = new Map(facets.provinces.map((province) => [province.value, province.name]));
  const choices: Choice[] = ["level", "group", "year", "region", "province", "status", "tier"];
  const active = choices.flatMap((choice) =>
    query[choice].map((value) => ({
      label: choice === "province" ? (provinceName.get(String(value)) ?? String(value)) : NAMES[choice](String(value)),
      to: toggled(query, choice, String(value)),
    })),
  );
  const search = query.q
    ? [{ label: m.gallery_query({ q: query.q }), to: paths.products(addressOf({ ...query, q: "", page: 1 })) }]
    : [];
  return [...search, ...active];
}
