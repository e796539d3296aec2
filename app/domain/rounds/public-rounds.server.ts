import { eq, inArray, isNotNull, sql } from "drizzle-orm";
import { awards, decisions, nominations, provinces, rounds, roundTerritories } from "~/db/schema";
import type { Context } from "../context";
import type { TerritoryProvince } from "./queries.server";
import { type RoundSummary, roundSummaries } from "./round-summaries.server";

export interface RoundCounts {
  /** Submitted and not withdrawn. */
  readonly nominated: number;
  readonly admitted: number;
  readonly recognised: number;
}

export interface PublicRound extends RoundSummary {
  readonly openedAt: Date;
  readonly counts: RoundCounts;
  readonly territory: readonly TerritoryProvince[];
}

/** Every round the public may know of, the newest first. */
export async function publicRounds(ctx: Context): Promise<PublicRound[]> {
  const list = await roundSummaries(ctx, isNotNull(rounds.openedAt));
  const ids = list.map((round) => round.id);
  const [counts, territories] = await Promise.all([countsOfRounds(ctx, ids), territoriesOf(ctx, ids)]);
  return list.map((round) => ({
    ...round,
    openedAt: round.openedAt!,
    counts: counts.get(round.id)!,
    territory: territories.get(round.id) ?? [],
  }));
}

/** What became of the nominations of each round, for everyone to see. */
export async function countsOfRounds(ctx: Context, roundIds: readonly string[]): Promise<Map<string, RoundCounts>> {
  if (roundIds.length === 0) return new Map();
  const ids = [...roundIds];
  const [entered, recognised] = await Promise.all([
    ctx.db
      .select({
        roundId: nominations.roundId,
        nominated: sql<number>`count(*) filter (where ${nominations.state} not in ('draft', 'withdrawn'))::int`,
        admitted: sql<number>`count(*) filter (where ${nominations.state} = 'admitted')::int`,
      })
      .from(nominations)
      .where(inArray(nominations.roundId, ids))
      .groupBy(nominations.roundId),
    ctx.db
      .select({ roundId: decisions.roundId, recognised: sql<number>`count(*)::int` })
      .from(awards)
      .innerJoin(decisions, eq(decisions.id, awards.decisionId))
      .where(inArray(decisions.roundId, ids))
      .groupBy(decisions.roundId),
  ]);
  return new Map(
    ids.map((id) => {
      const { nominated = 0, admitted = 0 } = entered.find((row) => row.roundId === id) ?? {};
      return [id, { nominated, admitted, recognised: recognised.find((row) => row.roundId === id)?.recognised ?? 0 }];
    }),
  );
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
    })
    .from(roundTerritories)
    .innerJoin(provinces, eq(provinces.id, roundTerritories.provinceId))
    .where(inArray(roundTerritories.roundId, ids))
    .orderBy(provinces.code);
  return new Map(ids.map((id) => [id, rows.filter((row) => row.roundId === id)]));
}
