import { and, eq, isNull, sql } from "drizzle-orm";
import { appointments, assignments, nominations, sheets } from "~/db/schema";
import type { WriteContext } from "../context";

/**
 * A sheet for every admitted entry given to a juror in office, where there is none yet. Called under the round's lock when scoring
 * starts, and whenever entries are given out later. Returns how many were made.
 */
export async function createSheets(ctx: WriteContext, roundId: string): Promise<number> {
  const wanted = ctx.db
    .select({
      // Told in the transcript: an id by time would tell in which order the jury was named.
      id: sql`gen_random_uuid()`.as("id"),
      appointmentId: assignments.appointmentId,
      nominationId: assignments.nominationId,
      remarks: sql`null::text`.as("remarks"),
      createdAt: sql`${ctx.now.toISOString()}::timestamptz`.as("created_at"),
      signedAt: sql`null::timestamptz`.as("signed_at"),
    })
    .from(assignments)
    .innerJoin(appointments, and(eq(appointments.id, assignments.appointmentId), isNull(appointments.endedAt)))
    .innerJoin(nominations, and(eq(nominations.id, assignments.nominationId), eq(nominations.state, "admitted")))
    .where(and(eq(nominations.roundId, roundId), isNull(assignments.endedAt)));
  const made = await ctx.db
    .insert(sheets)
    .select(wanted)
    .onConflictDoNothing({ target: [sheets.appointmentId, sheets.nominationId] })
    .returning({ id: sheets.id });
  return made.length;
}
