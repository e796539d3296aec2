import { eq, inArray, isNotNull } from "drizzle-orm";
import { provinces, rounds, roundTerritories } from "~/db/schema";
import type { Context } from "../context";
import { askedOfBelow } from "../schemes/levels";
import { SchemeRules } from "../schemes/rules";
import { whyNotByHand } from "./policy";
import { publicFigures, type RoundFigures } from "./public-figures.server";
import type { TerritoryProvince } from "./queries.server";
import { type RoundSummary, roundSummaries } from "./round-summaries.server";

export interface PublicRound extends RoundSummary {
  readonly openedAt: Date;
  readonly counts: RoundFigures;
  readonly territory: readonly TerritoryProvince[];
  /** Who enters products, where establishments may not by themselves. */
  readonly byOthers: string | null;
}

/** Every round the public may know of, the newest first. */
export async function publicRounds(ctx: Context): Promise<PublicRound[]> {
  const list = await roundSummaries(ctx, isNotNull(rounds.openedAt));
  const ids = list.map((round) => round.id);
  const [counts, territories, enteredBy] = await Promise.all([
    publicFigures(ctx, list),
    territoriesOf(ctx, ids),
    othersEntering(ctx, list),
  ]);
  return list.map((round) => ({
    ...round,
    openedAt: round.openedAt!,
    counts: counts.get(round.id)!,
    territory: territories.get(round.id) ?? [],
    byOthers: enteredBy.get(round.id) ?? null,
  }));
}

/** The rounds to which only the level below brings entries, and the sentence that says so. */
async function othersEntering(ctx: Context, list: readonly RoundSummary[]): Promise<Map<string, string>> {
  if (list.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: rounds.id, level: rounds.level, rules: rounds.rules })
    .from(rounds)
    .where(
      inArray(
        rounds.id,
        list.map((round) => round.id),
      ),
    );
  const found = new Map<string, string>();
  for (const { id, level, rules } of rows) {
    const asked = askedOfBelow(SchemeRules.parse(rules), level);
    if (asked.entry === "put_forward") found.set(id, whyNotByHand(asked.below));
  }
  return found;
}

async function territoriesOf(ctx: Context, ids: string[]): Promise<Map<string, TerritoryProvince[]>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select({
      roundId: roundTerritories.roundId,
      provinceId: provinces.id,
      name: provinces.name,
      nameEn: provinces.nameEn,
      era: provinces.era,
      regionCode: roundTerritories.regionCode,
      quota: roundTerritories.quota,
    })
    .from(roundTerritories)
    .innerJoin(provinces, eq(provinces.id, roundTerritories.provinceId))
    .where(inArray(roundTerritories.roundId, ids))
    .orderBy(provinces.code);
  return new Map(ids.map((id) => [id, rows.filter((row) => row.roundId === id)]));
}
