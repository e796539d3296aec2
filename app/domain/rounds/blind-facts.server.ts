import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { copyForJury } from "~/db/blind.server";
import { couldReadMakers } from "~/db/insiders.server";
import { appointments, nominations, panels, rounds } from "~/db/schema";
import type { Context } from "../context";
import type { RoundFacts } from "./policy";

/** Of rounds whose jury is blind: entries without a released copy, and jurors who could read whose they are before they were seated. */
export async function blindFacts(
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RoundFacts["blind"]>> {
  const isOne = and(inArray(rounds.id, [...ids]), rounds.isBlind);
  const { userId, appointedAt } = appointments;
  const isInsider = couldReadMakers({ userId, seatedAt: appointedAt, now: ctx.now });
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
      .where(and(isOne, isNull(appointments.endedAt), isInsider))
      .groupBy(rounds.id),
  ]);
  const countOf = (rows: typeof unready, id: string) => rows.find((row) => row.roundId === id)?.count ?? 0;
  return new Map(ids.map((id) => [id, { unready: countOf(unready, id), insiders: countOf(insiders, id) }]));
}
