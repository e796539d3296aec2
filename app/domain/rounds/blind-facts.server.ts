import { and, eq, exists, inArray, isNull, or, sql } from "drizzle-orm";
import { copyForJury } from "~/db/blind.server";
import { appointments, memberships, nominations, panels, rounds } from "~/db/schema";
import type { Context } from "../context";
import type { RoundFacts } from "./policy";

/** Of rounds whose jury is blind: entries without a released copy, and jurors who work where the makers are known. */
export async function blindFacts(
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RoundFacts["blind"]>> {
  const isOne = and(inArray(rounds.id, [...ids]), rounds.isBlind);
  const insider = ctx.db
    .select({ one: sql`1` })
    .from(memberships)
    .where(
      and(
        eq(memberships.userId, appointments.userId),
        or(eq(memberships.agencyId, rounds.agencyId), eq(memberships.role, "admin")),
        isNull(memberships.endedAt),
      ),
    );
  const [unready, insiders] = await Promise.all([
    ctx.db
      .select({ roundId: rounds.id, count: sql<number>`count(*) filter (where ${copyForJury()} is null)::int` })
      .from(nominations)
      .innerJoin(rounds, eq(rounds.id, nominations.roundId))
      .where(and(isOne, eq(nominations.state, "admitted")))
      .groupBy(rounds.id),
    ctx.db
      .select({ roundId: rounds.id, count: sql<number>`count(distinct ${appointments.userId})::int` })
      .from(appointments)
      .innerJoin(panels, eq(panels.id, appointments.panelId))
      .innerJoin(rounds, eq(rounds.id, panels.roundId))
      .where(and(isOne, isNull(appointments.endedAt), exists(insider)))
      .groupBy(rounds.id),
  ]);
  const countOf = (rows: typeof unready, id: string) => rows.find((row) => row.roundId === id)?.count ?? 0;
  return new Map(ids.map((id) => [id, { unready: countOf(unready, id), insiders: countOf(insiders, id) }]));
}
