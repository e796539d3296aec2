import { and, asc, count, eq, exists, inArray, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
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
import { placeOf, pooled, type TerritoryPlaces, type TerritoryRow, territoryIn } from "./places";

/**
 * The places of each territory of a round, in the order of their codes. Who gives one away holds the round's lock.
 * except: a nomination that is not counted. Source: docs/rules/levels.md#quotas.
 */
export async function quotasOf(
  ctx: Context,
  roundId: string,
  { except }: { except?: string } = {},
): Promise<TerritoryPlaces[]> {
  const [territories, counted] = await Promise.all([
    territoriesOf(ctx, [roundId]),
    countedByTerritory(ctx, roundId, except),
  ]);
  return pooled(territories.get(roundId) ?? [], new Map(counted.map((one) => [one.territoryId, one.used])));
}

/** The provinces of the territories of these rounds, in the order of their codes. */
export async function territoriesOf(
  ctx: Context,
  roundIds: readonly string[],
): Promise<ReadonlyMap<string, readonly TerritoryRow[]>> {
  const rows = await ctx.db
    .select({
      roundId: roundTerritories.roundId,
      provinceId: provinces.id,
      era: provinces.era,
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
    .where(inArray(roundTerritories.roundId, [...roundIds]))
    .orderBy(asc(provinces.code));
  return Map.groupBy(rows, (row) => row.roundId);
}

/** Entries that hold a place, by the territory each was counted for when it took one. */
function countedByTerritory(ctx: Context, roundId: string, except: string | undefined) {
  const putForward = ctx.db
    .select({ one: sql`1` })
    .from(forwardedEntries)
    .where(and(eq(forwardedEntries.nominationId, nominations.id), isNull(forwardedEntries.withdrawnAt)));
  return ctx.db
    .select({ territoryId: sql<string>`${nominations.countedTerritoryId}`, used: count() })
    .from(nominations)
    .where(
      and(
        eq(nominations.roundId, roundId),
        isNotNull(nominations.countedTerritoryId),
        except === undefined ? undefined : ne(nominations.id, except),
        or(
          inArray(nominations.state, ["submitted", "more_asked", "admitted"]),
          and(eq(nominations.state, "draft"), exists(putForward)),
        ),
      ),
    )
    .groupBy(nominations.countedTerritoryId);
}

/** The territory that a maker who takes a place now is counted for; null where the round covers none of it. */
export async function territoryFor(ctx: Context, roundId: string, provinceId: string): Promise<string | null> {
  return territoryIn(await quotasOf(ctx, roundId), provinceId);
}

/**
 * Why there is no place for a nomination in its round: its territory sent as many as it may; null where there is one.
 * It counts where it did before, else where its maker stands. The caller holds the round's lock.
 */
export async function quotaGap(ctx: Context, roundId: string, nominationId: string): Promise<LevelGap | null> {
  const { places, provinceId, countedTerritoryId } = await placesFor(ctx, roundId, nominationId);
  return fullGap(placeOf(places, countedTerritoryId ?? provinceId));
}

/** The same for one that comes in now: its maker must stand in the territory too. */
export async function placeGap(ctx: Context, roundId: string, nominationId: string): Promise<LevelGap | null> {
  const { places, provinceId, countedTerritoryId } = await placesFor(ctx, roundId, nominationId);
  if (!placeOf(places, provinceId)) return { severity: "required", step: "papers", kind: "outside" };
  return fullGap(placeOf(places, countedTerritoryId ?? provinceId));
}

async function placesFor(ctx: Context, roundId: string, nominationId: string) {
  const [places, [row]] = await Promise.all([
    quotasOf(ctx, roundId, { except: nominationId }),
    ctx.db
      .select({ provinceId: establishments.provinceId, countedTerritoryId: nominations.countedTerritoryId })
      .from(nominations)
      .innerJoin(products, eq(products.id, nominations.productId))
      .innerJoin(establishments, eq(establishments.id, products.establishmentId))
      .where(eq(nominations.id, nominationId)),
  ]);
  return { places, ...row! };
}

function fullGap(place: TerritoryPlaces | undefined): LevelGap | null {
  if (place?.quota == null || place.used < place.quota) return null;
  const { name: territory, quota, used } = place;
  return { severity: "required", step: "papers", kind: "quota_full", territory, quota, used };
}
