import { and, eq, inArray, isNotNull, or } from "drizzle-orm";
import { phases, provinceSuccessions, rounds, roundTerritories } from "~/db/schema";
import type { Context } from "../context";
import { phaseAt } from "../rounds/rules";

/**
 * Which of these rounds cover a province: because they name it, or the other era's name of it. A round of before the
 * reform that covers Bắc Kạn takes makers of today's Thái Nguyên, and the reverse.
 */
export async function roundsCovering(
  ctx: Context,
  roundIds: readonly string[],
  provinceId: string,
): Promise<Set<string>> {
  if (roundIds.length === 0) return new Set();
  const rows = await ctx.db
    .selectDistinct({ roundId: roundTerritories.roundId })
    .from(roundTerritories)
    .leftJoin(
      provinceSuccessions,
      or(
        and(eq(provinceSuccessions.oldId, roundTerritories.provinceId), eq(provinceSuccessions.newId, provinceId)),
        and(eq(provinceSuccessions.newId, roundTerritories.provinceId), eq(provinceSuccessions.oldId, provinceId)),
      ),
    )
    .where(
      and(
        inArray(roundTerritories.roundId, [...roundIds]),
        or(eq(roundTerritories.provinceId, provinceId), isNotNull(provinceSuccessions.oldId)),
      ),
    );
  return new Set(rows.map((row) => row.roundId));
}

/** Ids of the rounds that take nominations now, with the instant they stop, the soonest first. */
export async function roundsTakingNominations(ctx: Context): Promise<{ id: string; closesAt: Date | null }[]> {
  const spans = await ctx.db
    .select({ roundId: phases.roundId, kind: phases.kind, opensAt: phases.opensAt, closesAt: phases.closesAt })
    .from(phases)
    .innerJoin(rounds, and(eq(rounds.id, phases.roundId), isNotNull(rounds.openedAt)));
  const taking: { id: string; closesAt: Date | null }[] = [];
  for (const id of new Set(spans.map((span) => span.roundId))) {
    const ofRound = spans.filter((span) => span.roundId === id);
    if (phaseAt(ofRound, ctx.now) !== "nomination") continue;
    taking.push({ id, closesAt: ofRound.find((span) => span.kind === "nomination")?.closesAt ?? null });
  }
  const endOf = (round: { closesAt: Date | null }) => round.closesAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return taking.sort((a, b) => endOf(a) - endOf(b));
}
