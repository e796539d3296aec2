import { and, eq, isNotNull } from "drizzle-orm";
import { phases, rounds } from "~/db/schema";
import type { Context } from "../context";
import { phaseAt } from "../rounds/rules";
import { placeOf, pooled, type TerritoryRow } from "./places";
import { territoriesOf } from "./quotas.server";

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
  const territories = await territoriesOf(ctx, roundIds);
  const covers = ([, rows]: [string, readonly TerritoryRow[]]) => placeOf(pooled(rows, new Map()), provinceId);
  return new Set([...territories].filter(covers).map(([roundId]) => roundId));
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
