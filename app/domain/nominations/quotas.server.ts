import { and, asc, eq, exists, inArray, isNull, ne, or, sql } from "drizzle-orm";
import {
  establishments,
  forwardedEntries,
  nominations,
  products,
  provinceSuccessions,
  provinces,
  roundTerritories,
} from "~/db/schema";
import type { Context } from "../context";
import type { LevelGap } from "./lower-title";

/** Places of a territory in a round. */
export interface TerritoryPlaces {
  readonly provinceId: string;
  readonly name: string;
  readonly nameEn: string;
  /** Most entries it may send; null: no limit. */
  readonly quota: number | null;
  /** Entries that hold a place: handed in, or put forward and not yet handed in. Withdrawn and refused ones do not. */
  readonly used: number;
  /** Provinces of the other era whose makers count here. */
  readonly also: readonly string[];
}

/** The territory a maker's province counts for: the one of its name, else the one of the other era; undefined: none. */
export function placeOf(places: readonly TerritoryPlaces[], provinceId: string): TerritoryPlaces | undefined {
  return places.find((one) => one.provinceId === provinceId) ?? places.find((one) => one.also.includes(provinceId));
}

/**
 * The places of each territory of a round, in the order of their codes. Who gives one away holds the round's lock.
 * except: a nomination that is not counted. Source: docs/rules/levels.md#quotas.
 */
export async function quotasOf(
  ctx: Context,
  roundId: string,
  { except }: { except?: string } = {},
): Promise<TerritoryPlaces[]> {
  const territories = await ctx.db
    .select({
      provinceId: provinces.id,
      name: provinces.name,
      nameEn: provinces.nameEn,
      quota: roundTerritories.quota,
      also: sql<string[]>`coalesce((
        select array_agg(case when ${provinceSuccessions.oldId} = ${provinces.id}
          then ${provinceSuccessions.newId} else ${provinceSuccessions.oldId} end)
        from ${provinceSuccessions}
        where ${provinces.id} in (${provinceSuccessions.oldId}, ${provinceSuccessions.newId})), '{}')`,
    })
    .from(roundTerritories)
    .innerJoin(provinces, eq(provinces.id, roundTerritories.provinceId))
    .where(eq(roundTerritories.roundId, roundId))
    .orderBy(asc(provinces.code));
  const places = territories.map((one) => ({ ...one, used: 0 }));
  for (const { provinceId, count } of await countedByProvince(ctx, roundId, except)) {
    const place = placeOf(places, provinceId);
    if (place) places[places.indexOf(place as (typeof places)[number])]!.used += count;
  }
  return places;
}

/** Why a maker's territory has no place left in a round for a nomination; null where it has. The caller holds the round's lock. */
export async function quotaGap(
  ctx: Context,
  roundId: string,
  { nominationId, provinceId }: { readonly nominationId: string; readonly provinceId: string },
): Promise<LevelGap | null> {
  const place = placeOf(await quotasOf(ctx, roundId, { except: nominationId }), provinceId);
  if (place?.quota == null || place.used < place.quota) return null;
  const { name: territory, quota, used } = place;
  return { severity: "required", step: "papers", kind: "quota_full", territory, quota, used };
}

/** Entries that hold a place, by the province of their makers. */
function countedByProvince(ctx: Context, roundId: string, except: string | undefined) {
  const putForward = ctx.db
    .select({ one: sql`1` })
    .from(forwardedEntries)
    .where(and(eq(forwardedEntries.nominationId, nominations.id), isNull(forwardedEntries.withdrawnAt)));
  return ctx.db
    .select({ provinceId: establishments.provinceId, count: sql<number>`count(*)::int` })
    .from(nominations)
    .innerJoin(products, eq(products.id, nominations.productId))
    .innerJoin(establishments, eq(establishments.id, products.establishmentId))
    .where(
      and(
        eq(nominations.roundId, roundId),
        except === undefined ? undefined : ne(nominations.id, except),
        or(
          inArray(nominations.state, ["submitted", "more_asked", "admitted"]),
          and(eq(nominations.state, "draft"), exists(putForward)),
        ),
      ),
    )
    .groupBy(establishments.provinceId);
}
