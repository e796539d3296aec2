import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { copyForJury } from "~/db/blind.server";
import { couldReadMakers } from "~/db/insiders.server";
import { appointments, nominations, panels, rounds, users } from "~/db/schema";
import type { Context } from "../context";
import type { RoundFacts } from "./moves";

/**
 * Of rounds whose jury is blind: entries without a released copy, and the names of jurors who could read whose they are before they
 * were seated. For the agency's people alone.
 */
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
      .selectDistinct({ roundId: rounds.id, userId: users.id, name: users.name })
      .from(appointments)
      .innerJoin(panels, eq(panels.id, appointments.panelId))
      .innerJoin(rounds, eq(rounds.id, panels.roundId))
      .innerJoin(users, eq(users.id, appointments.userId))
      .where(and(isOne, isNull(appointments.endedAt), isInsider))
      .orderBy(asc(users.name), asc(users.id)),
  ]);
  return new Map(
    ids.map((id) => [
      id,
      {
        unready: unready.find((row) => row.roundId === id)?.count ?? 0,
        insiders: insiders.filter((row) => row.roundId === id).map((row) => row.name),
      },
    ]),
  );
}
