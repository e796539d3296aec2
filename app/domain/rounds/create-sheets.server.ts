import { and, eq, isNull, or, sql } from "drizzle-orm";
import { appointments, nominations, panels, sheets } from "~/db/schema";
import type { WriteContext } from "../context";

/**
 * A sheet for every juror in office and every admitted nomination of the groups their panel scores, where there is none yet.
 * Called under the round's lock when scoring starts, and for a juror named later. Returns how many were made.
 */
export async function createSheets(ctx: WriteContext, roundId: string): Promise<number> {
  const wanted = ctx.db
    .select({
      id: sql`uuidv7()`.as("id"),
      appointmentId: appointments.id,
      nominationId: nominations.id,
      remarks: sql`null::text`.as("remarks"),
      createdAt: sql`${ctx.now.toISOString()}::timestamptz`.as("created_at"),
      signedAt: sql`null::timestamptz`.as("signed_at"),
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
    .where(and(eq(panels.roundId, roundId), isNull(appointments.endedAt)));
  const made = await ctx.db
    .insert(sheets)
    .select(wanted)
    .onConflictDoNothing({ target: [sheets.appointmentId, sheets.nominationId] })
    .returning({ id: sheets.id });
  return made.length;
}
