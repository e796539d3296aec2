import { eq, inArray, isNotNull } from "drizzle-orm";
import { provinces, rounds, roundTerritories } from "~/db/schema";
import type { Context } from "../context";
import { publicFigures, type RoundFigures } from "./public-figures.server";
import type { TerritoryProvince } from "./queries.server";
import { type RoundSummary, roundSummaries } from "./round-summaries.server";

export interface PublicRound extends RoundSummary {
  readonly openedAt: Date;
  readonly counts: RoundFigures;
  readonly territory: readonly TerritoryProvince[];
}

/** Every round the public may know of, the newest first. */
export async function publicRounds(ctx: Context): Promise<PublicRound[]> {
  const list = await roundSummaries(ctx, isNotNull(rounds.openedAt));
  const ids = list.map((round) => round.id);
  const [counts, territories] = await Promise.all([publicFigures(ctx, list), territoriesOf(ctx, ids)]);
  return list.map((round) => ({
    ...round,
    openedAt: round.openedAt!,
    counts: counts.get(round.id)!,
    territory: territories.get(round.id) ?? [],
  }));
}

async function territoriesOf(ctx: Context, ids: string[]): Promise<Map<string, TerritoryProvince[]>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select({
      roundId: roundTerritories.roundId,
      provinceId: provinces.id,
      name: provinces.name,
      nameEn: provinces.nameEn,
      regionCode: roundTerritories.regionCode,
      quota: roundTerritories.quota,
    })
    .from(roundTerritories)
    .innerJoin(provinces, eq(provinces.id, roundTerritories.provinceId))
    .where(inArray(roundTerritories.roundId, ids))
    .orderBy(provinces.code);
  return new Map(ids.map((id) => [id, rows.filter((row) => row.roundId === id)]));
}
