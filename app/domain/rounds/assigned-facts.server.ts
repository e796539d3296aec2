import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { recusalOfAssignment } from "~/db/jury-joins.server";
import { appointments, assignmentPlans, assignments, nominations, recusals } from "~/db/schema";
import type { AssignmentWay } from "~/lib/vocabulary";
import type { Context } from "../context";
import type { RoundFacts } from "./moves";

const NOTHING: RoundFacts["assigned"] = { way: null, pairs: 0, fewest: 0 };

/** What is given to jurors in force who did not decline it, of each of the rounds. */
export async function assignedFacts(
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RoundFacts["assigned"]>> {
  const jurors = ctx.db
    .select({
      roundId: nominations.roundId,
      count: sql<number>`count(${appointments.id}) filter (where ${recusals.at} is null)::int`.as("jurors"),
    })
    .from(nominations)
    .leftJoin(assignments, and(eq(assignments.nominationId, nominations.id), isNull(assignments.endedAt)))
    .leftJoin(appointments, and(eq(appointments.id, assignments.appointmentId), isNull(appointments.endedAt)))
    .leftJoin(recusals, recusalOfAssignment())
    .where(and(inArray(nominations.roundId, [...ids]), eq(nominations.state, "admitted")))
    .groupBy(nominations.id)
    .as("jurors_of_entries");
  const [counted, plans] = await Promise.all([
    ctx.db
      .select({
        roundId: jurors.roundId,
        pairs: sql<number>`sum(${jurors.count})::int`,
        fewest: sql<number>`min(${jurors.count})`,
      })
      .from(jurors)
      .groupBy(jurors.roundId),
    ctx.db
      .selectDistinctOn([assignmentPlans.roundId], { roundId: assignmentPlans.roundId, way: assignmentPlans.way })
      .from(assignmentPlans)
      .where(inArray(assignmentPlans.roundId, [...ids]))
      .orderBy(assignmentPlans.roundId, sql`${assignmentPlans.id} desc`),
  ]);
  const wayOf = new Map<string, AssignmentWay>(plans.map((plan) => [plan.roundId, plan.way]));
  const countOf = new Map(counted.map(({ roundId, ...count }) => [roundId, count]));
  return new Map(ids.map((id) => [id, { ...NOTHING, ...countOf.get(id), way: wayOf.get(id) ?? null }]));
}
