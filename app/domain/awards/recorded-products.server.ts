import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { isOneOf } from "~/db/insert-many.server";
import { establishments, products, provinces } from "~/db/schema";
import { nameKey } from "~/lib/vietnamese-text";
import type { WriteContext } from "../context";
import { keysOf, type PublishedRow } from "./identity";
import { insertWithSlugs } from "./insert-with-slugs.server";

// Match, never merge silently: a name of a list stands for the product, or the maker, that an earlier list recorded under
// the same names in the same province. What people registered here is joined to it by people only.

/**
 * The product of each award to be recorded, by its record key. A product of a maker with a name is one through all years and
 * levels; without a maker every award has a product of its own.
 */
export async function recordedProducts(
  ctx: WriteContext,
  awards: ReadonlyMap<string, PublishedRow>,
): Promise<ReadonlyMap<string, string>> {
  const makerOf = await recordedMakers(ctx, awards);
  const makerIdOf = (award: PublishedRow) => makerOf.get(keysOf(award).maker ?? "") ?? null;
  const known = await knownProducts(ctx, [...new Set(makerOf.values())]);
  const keyOf = ([recordKey, award]: [string, PublishedRow]) => {
    const maker = makerIdOf(award);
    return maker ? `${maker}|${keysOf(award).product}` : recordKey;
  };
  const missing = new Map<string, PublishedRow>();
  for (const entry of awards) {
    const key = keyOf(entry);
    if (!known.has(key) && !missing.has(key)) missing.set(key, entry[1]);
  }
  const made = await insertWithSlugs(
    ctx,
    products,
    Array.from(missing, ([key, award]) => ({
      key,
      name: award.productName,
      place: award.province.name,
      fallback: "san-pham",
      values: {
        name: award.productName,
        nameKey: keysOf(award).product,
        establishmentId: makerIdOf(award),
        groupCode: award.groupCode,
        provinceId: award.province.id,
        recordedAt: ctx.now,
        createdAt: ctx.now,
      },
    })),
  );
  return new Map(
    Array.from(awards, (entry) => {
      const key = keyOf(entry);
      return [entry[0], known.get(key) ?? made.get(key)!] as const;
    }),
  );
}

async function recordedMakers(
  ctx: WriteContext,
  awards: ReadonlyMap<string, PublishedRow>,
): Promise<Map<string, string>> {
  const named = new Map<string, PublishedRow>();
  for (const award of awards.values()) {
    const key = keysOf(award).maker;
    if (key && !named.has(key)) named.set(key, award);
  }
  const known = await knownMakers(ctx, Array.from(named.keys(), nameOf));
  const missing = [...named].filter(([key]) => !known.has(key));
  const made = await insertWithSlugs(
    ctx,
    establishments,
    missing.map(([key, award]) => ({
      key,
      name: award.establishmentName!,
      place: award.province.name,
      fallback: "co-so",
      values: {
        name: award.establishmentName!,
        nameKey: nameOf(key),
        provinceId: award.province.id,
        address: award.address,
        createdAt: ctx.now,
      },
    })),
  );
  return new Map([...known, ...made]);
}

/** A maker's key is its name and its province's. */
const nameOf = (makerKey: string) => makerKey.slice(0, makerKey.lastIndexOf("|"));

async function knownMakers(ctx: WriteContext, nameKeys: readonly string[]): Promise<Map<string, string>> {
  const rows = await ctx.db
    .select({ id: establishments.id, nameKey: establishments.nameKey, province: provinces.name })
    .from(establishments)
    .innerJoin(provinces, eq(provinces.id, establishments.provinceId))
    .where(and(isNull(establishments.registeredAt), isOneOf(establishments.nameKey, nameKeys)))
    .orderBy(desc(establishments.id));
  // Where several bear one name, the first recorded stays in the map.
  return new Map(rows.map((row) => [`${row.nameKey}|${nameKey(row.province)}`, row.id]));
}

/** By maker and name. */
async function knownProducts(ctx: WriteContext, makerIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await ctx.db
    .select({ id: products.id, nameKey: products.nameKey, establishmentId: products.establishmentId })
    .from(products)
    .where(
      and(
        isNotNull(products.recordedAt),
        isNull(products.archivedAt),
        sql`${products.establishmentId} in (select u::uuid from jsonb_array_elements_text(${JSON.stringify(makerIds)}::jsonb) as u)`,
      ),
    )
    .orderBy(desc(products.id));
  return new Map(rows.map((row) => [`${row.establishmentId}|${row.nameKey}`, row.id]));
}
