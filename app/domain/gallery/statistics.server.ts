import { eq, sql } from "drizzle-orm";
import { galleryEntries as g, products, provinces } from "~/db/schema";
import type { Level, RegionCode } from "~/lib/vocabulary";
import type { Context } from "../context";

export interface GalleryStatistics {
  readonly awards: number;
  readonly products: number;
  readonly producers: number;
  readonly provinces: number;
  /** A row a year and level that has any. */
  readonly byYear: readonly { readonly year: number; readonly level: Level; readonly count: number }[];
  readonly byRegion: readonly { readonly region: RegionCode; readonly count: number }[];
  /** `group` null: the list did not say. */
  readonly byGroup: readonly { readonly group: string | null; readonly count: number }[];
  /** Provinces of today, the fullest first. */
  readonly byProvince: readonly { readonly id: string; readonly name: string; readonly count: number }[];
}

/** What the public awards add up to; awards, not products, unless it says so. */
export async function galleryStatistics(ctx: Context): Promise<GalleryStatistics> {
  const count = sql<number>`count(*)::int`;
  const [[totals], byYear, byRegion, byGroup, byProvince] = await Promise.all([
    ctx.db
      .select({
        awards: count,
        products: sql<number>`count(distinct ${g.productId})::int`,
        // Makers of one name are not one maker; a list that names none has none.
        producers: sql<number>`count(distinct ${products.establishmentId})::int`,
        provinces: sql<number>`count(distinct ${g.currentProvinceId})::int`,
      })
      .from(g)
      .innerJoin(products, eq(products.id, g.productId)),
    ctx.db.select({ year: g.year, level: g.level, count }).from(g).groupBy(g.year, g.level).orderBy(g.year),
    ctx.db
      .select({ region: sql<RegionCode>`${g.regionCode}`, count })
      .from(g)
      .where(sql`${g.regionCode} is not null`)
      .groupBy(g.regionCode),
    ctx.db.select({ group: g.groupCode, count }).from(g).groupBy(g.groupCode).orderBy(sql`${g.groupCode} nulls last`),
    ctx.db
      .select({ id: provinces.id, name: provinces.name, count })
      .from(g)
      .innerJoin(provinces, eq(provinces.id, g.currentProvinceId))
      .groupBy(provinces.id)
      .orderBy(sql`count(*) desc`, provinces.name),
  ]);
  return { ...totals!, byYear, byRegion, byGroup, byProvince };
}
