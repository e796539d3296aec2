import { and, eq, isNull, sql } from "drizzle-orm";
import { barredPairs } from "~/db/barred-pairs.server";
import { appointments, assignments } from "~/db/schema";
import type { WriteContext } from "../context";
import type { RoundDetails } from "./queries.server";
import { writeAssignments } from "./write-assignments.server";

/**
 * An entry that is admitted again may have been given out before. In a blind round a juror who answered for its establishment
 * meanwhile is not asked by the same name again: "none" is taken over, and with a connection the entry is none of theirs. Under the
 * round's lock.
 * Source: docs/rules/blind.md#connections
 */
export async function settleAdmitted(ctx: WriteContext, round: RoundDetails, nominationId: string): Promise<void> {
  if (!round.rules.blind.value) return;
  const takenBack = await ctx.db
    .select({ appointmentId: assignments.appointmentId, nominationId: assignments.nominationId })
    .from(assignments)
    .innerJoin(appointments, and(eq(appointments.id, assignments.appointmentId), isNull(appointments.endedAt)))
    .where(
      and(
        eq(assignments.nominationId, nominationId),
        isNull(assignments.endedAt),
        sql`(${assignments.appointmentId}, ${assignments.nominationId}) in
          (select barred.appointment_id, barred.nomination_id from ${barredPairs(round.id)} where not barred.is_declined)`,
      ),
    );
  await writeAssignments(ctx, round, { given: [], takenBack, source: "plan", way: "admission" });
}
