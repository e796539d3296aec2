import { and, desc, eq, isNull, notExists, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { barredPairs } from "~/db/barred-pairs.server";
import { appointments, assignmentPlans, assignments, nominations, panels } from "~/db/schema";
import type { AssignmentWay } from "~/lib/vocabulary";
import type { WriteContext } from "../context";
import { recordEvent } from "../ledger/record-event.server";
import { inheritAnswers } from "./inherit-answers.server";

/**
 * Give out what the plan in force promises to everyone who came after it was made: all entries, or those of the groups a juror
 * knows. A round without a plan gets the plan of all entries now. A balanced plan promises nothing to others. What was taken back,
 * recused or in conflict stays away, and so does what a predecessor has signed. Called under the round's lock when
 * scoring starts, and for a juror named later.
 * Source: docs/rules/panels.md#ways
 */
export async function followPlan(ctx: WriteContext, roundId: string): Promise<void> {
  const plan = await planInForce(ctx, roundId);
  const given = plan.way === "balanced" ? [] : await giveOut(ctx, roundId, plan);
  // Also of what was given before and could not be answered for, as its admission was undone for a time.
  const answered = await inheritAnswers(ctx, roundId);
  if (given.length + answered.length === 0) return;
  await recordEvent(ctx, {
    roundId,
    kind: "entries_assigned",
    payload: { plan: plan.id, way: plan.way, given: byJuror(given), takenBack: {}, ...answeredWith(answered) },
  });
}

interface Plan {
  readonly id: string;
  readonly way: AssignmentWay;
}

async function planInForce(ctx: WriteContext, roundId: string): Promise<Plan> {
  const [known] = await ctx.db
    .select({ id: assignmentPlans.id, way: assignmentPlans.way })
    .from(assignmentPlans)
    .where(eq(assignmentPlans.roundId, roundId))
    .orderBy(desc(assignmentPlans.id))
    .limit(1);
  if (known) return known;
  const [made] = await ctx.db
    .insert(assignmentPlans)
    .values({ roundId, way: "all", explanation: {}, madeBy: ctx.actor?.userId ?? null, madeAt: ctx.now })
    .returning({ id: assignmentPlans.id, way: assignmentPlans.way });
  return made!;
}

function giveOut(ctx: WriteContext, roundId: string, plan: Plan): Promise<Given[]> {
  return ctx.db
    .insert(assignments)
    .select(promisedBy(ctx, roundId, plan))
    .onConflictDoNothing()
    .returning({ appointmentId: assignments.appointmentId, nominationId: assignments.nominationId });
}

function promisedBy(ctx: WriteContext, roundId: string, plan: Plan) {
  const earlier = alias(assignments, "earlier");
  const signedBefore = ctx.db
    .select({ one: sql`1` })
    .from(earlier)
    .where(
      and(
        eq(earlier.appointmentId, appointments.substitutesId),
        eq(earlier.nominationId, nominations.id),
        isNull(earlier.endedAt),
      ),
    );
  const barred = ctx.db
    .select({ one: sql`1` })
    .from(barredPairs(roundId))
    .where(sql`barred.appointment_id = ${appointments.id} and barred.nomination_id = ${nominations.id}`);
  return ctx.db
    .select({
      appointmentId: sql`${appointments.id}`.as("appointment_id"),
      nominationId: sql`${nominations.id}`.as("nomination_id"),
      source: sql`'plan'`.as("source"),
      planId: sql`${plan.id}::uuid`.as("plan_id"),
      assignedAt: sql`${ctx.now.toISOString()}::timestamptz`.as("assigned_at"),
      endedAt: sql`null::timestamptz`.as("ended_at"),
    })
    .from(appointments)
    .innerJoin(panels, eq(panels.id, appointments.panelId))
    .innerJoin(
      nominations,
      and(
        eq(nominations.roundId, panels.roundId),
        eq(nominations.state, "admitted"),
        or(isNull(panels.groupCode), eq(panels.groupCode, nominations.groupCode)),
      ),
    )
    .where(
      and(
        eq(panels.roundId, roundId),
        isNull(appointments.endedAt),
        plan.way === "by_group"
          ? sql`(cardinality(${appointments.expertise}) = 0 or ${nominations.groupCode} = any(${appointments.expertise}))`
          : undefined,
        notExists(signedBefore),
        notExists(barred),
      ),
    );
}

interface Given {
  readonly appointmentId: string;
  readonly nominationId: string;
}

/** What the event of giving out says of answers that are taken over (`inheritAnswers`); nothing where there are none. */
export const answeredWith = (answered: readonly Given[]) =>
  answered.length > 0 ? { answered: byJuror(answered) } : {};

/** As the ledger writes it: the entries of each seat, both by their ids. */
export function byJuror(pairs: readonly Given[]): Record<string, string[]> {
  const lists: Record<string, string[]> = {};
  for (const { appointmentId, nominationId } of pairs) {
    lists[appointmentId] ??= [];
    lists[appointmentId].push(nominationId);
  }
  for (const list of Object.values(lists)) list.sort();
  return lists;
}
