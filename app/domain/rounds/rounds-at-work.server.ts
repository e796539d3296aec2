import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { recusalOfSheet } from "~/db/jury-joins.server";
import { appointments, nominations, recusals, rounds, sheets } from "~/db/schema";
import { AGENCY_ROLES } from "~/lib/vocabulary";
import type { Context } from "../context";
import { factsOfRounds } from "./facts.server";
import type { RoundFacts } from "./moves";
import { type RoundSummary, roundSummaries } from "./round-summaries.server";

export interface RoundAtWork extends RoundSummary {
  readonly facts: RoundFacts;
  /** Jurors in office with sheets neither signed nor recused, while the jury scores. */
  readonly lateJurors: number;
}

/** The rounds of the agencies one works for, drafts included; the newest first. Empty for anyone else. */
export async function roundsAtWork(ctx: Context): Promise<RoundAtWork[]> {
  const roles: readonly string[] = AGENCY_ROLES;
  const held = ctx.actor?.memberships.filter((one) => roles.includes(one.role)) ?? [];
  const agencyIds = [...new Set(held.flatMap((one) => one.agencyId ?? []))];
  if (agencyIds.length === 0) return [];
  const list = await roundSummaries(ctx, inArray(rounds.agencyId, agencyIds));
  const ids = list.map((round) => round.id);
  const [facts, late] = await Promise.all([factsOfRounds(ctx, ids), lateJurorsOf(ctx, ids)]);
  return list.map((round) => ({
    ...round,
    facts: facts.get(round.id)!,
    lateJurors: round.phase === "scoring" ? (late.get(round.id) ?? 0) : 0,
  }));
}

async function lateJurorsOf(ctx: Context, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select({ roundId: nominations.roundId, late: sql<number>`count(distinct ${appointments.id})::int` })
    .from(sheets)
    .innerJoin(nominations, and(eq(nominations.id, sheets.nominationId), eq(nominations.state, "admitted")))
    .innerJoin(appointments, and(eq(appointments.id, sheets.appointmentId), isNull(appointments.endedAt)))
    .leftJoin(recusals, recusalOfSheet())
    .where(and(inArray(nominations.roundId, ids), isNull(sheets.signedAt), isNull(recusals.at)))
    .groupBy(nominations.roundId);
  return new Map(rows.map((row) => [row.roundId, row.late]));
}
