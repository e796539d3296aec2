import { eq, isNotNull, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { galleryEntries as g, provinces } from "~/db/schema";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import { AWARD_STATUSES, LEVELS, REGIONS } from "~/lib/vocabulary";
import type { Context } from "../context";
import { galleryCondition } from "./filter.server";
import type { GalleryFilter } from "./rules";

export interface FacetValue {
  readonly value: string;
  /** Products, not awards. */
  readonly count: number;
}

export interface GalleryFacets {
  readonly years: readonly FacetValue[];
  readonly levels: readonly FacetValue[];
  readonly regions: readonly FacetValue[];
  readonly provinces: readonly (FacetValue & { readonly name: string })[];
  readonly groups: readonly FacetValue[];
  readonly tiers: readonly FacetValue[];
  readonly statuses: readonly FacetValue[];
}

/**
 * How many products each value would leave, every other choice of the filter kept. A facet's own choice does not narrow it,
 * so that one can be added to another.
 */
export async function galleryFacets(ctx: Context, filter: GalleryFilter): Promise<GalleryFacets> {
  const today = todayInVietnam(ctx.now);
  const [years, levels, regions, provinceCounts, groups, tiers, statuses] = await Promise.all([
    countBy(ctx, g.year, { ...filter, years: [] }, today),
    countBy(ctx, g.level, { ...filter, levels: [] }, today),
    countBy(ctx, g.regionCode, { ...filter, regions: [] }, today),
    countProvinces(ctx, { ...filter, provinces: [] }, today),
    countBy(ctx, g.groupCode, { ...filter, groups: [] }, today),
    countBy(ctx, g.tier, { ...filter, tiers: [] }, today),
    countStatuses(ctx, filter, today),
  ]);
  return {
    years: years.sort((a, b) => Number(b.value) - Number(a.value)),
    levels: inOrder(levels, [...LEVELS].reverse()),
    regions: inOrder(regions, REGIONS),
    provinces: provinceCounts,
    groups: groups.sort((a, b) => (a.value < b.value ? -1 : 1)),
    tiers: tiers.sort((a, b) => b.count - a.count),
    statuses,
  };
}

const inOrder = (facets: FacetValue[], order: readonly string[]) =>
  facets.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));

const products = sql<number>`count(distinct ${g.productId})::int`;

function countBy(ctx: Context, column: PgColumn, filter: GalleryFilter, today: PlainDate): Promise<FacetValue[]> {
  return ctx.db
    .select({ value: sql<string>`${column}::text`, count: products })
    .from(g)
    .where(sql`${galleryCondition(filter, today) ?? sql`true`} and ${isNotNull(column)}`)
    .groupBy(column);
}

/** Provinces of today, the fullest first. */
function countProvinces(ctx: Context, filter: GalleryFilter, today: PlainDate) {
  return ctx.db
    .select({ value: provinces.id, name: provinces.name, count: products })
    .from(g)
    .innerJoin(provinces, eq(provinces.id, g.currentProvinceId))
    .where(galleryCondition(filter, today))
    .groupBy(provinces.id)
    .orderBy(sql`${products} desc`, provinces.name);
}

async function countStatuses(ctx: Context, filter: GalleryFilter, today: PlainDate): Promise<FacetValue[]> {
  const counts = await Promise.all(
    AWARD_STATUSES.map(async (status) => {
      const where = galleryCondition({ ...filter, statuses: [status] }, today);
      const [row] = await ctx.db.select({ count: products }).from(g).where(where);
      return { value: status, count: row!.count };
    }),
  );
  return counts.filter((facet) => facet.count > 0);
}
