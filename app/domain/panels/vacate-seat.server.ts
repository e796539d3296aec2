import { and, eq, exists, isNull, not, sql } from "drizzle-orm";
import { appointments, assignments, sheets } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { WriteContext } from "../context";
import { recordEvent } from "../ledger/record-event.server";
import type { Pair } from "../rounds/pairs";

interface Leaving {
  readonly id: string;
  readonly userId: string;
  readonly role: string;
}

/**
 * End a seat, with the reason: its signed sheets stay and count, the rest is no longer the juror's. Returns what they leave unsigned.
 * Under the round's lock.
 */
export async function vacateSeat(
  ctx: WriteContext,
  roundId: string,
  { id, userId, role }: Leaving,
  reason: string,
): Promise<Pair[]> {
  await ctx.db.update(appointments).set({ endedAt: ctx.now }).where(eq(appointments.id, id));
  const signed = ctx.db
    .select({ one: sql`1` })
    .from(sheets)
    .where(
      and(
        eq(sheets.appointmentId, assignments.appointmentId),
        eq(sheets.nominationId, assignments.nominationId),
        sql`${sheets.signedAt} is not null`,
      ),
    );
  const left = await ctx.db
    .update(assignments)
    .set({ endedAt: ctx.now })
    .where(and(eq(assignments.appointmentId, id), isNull(assignments.endedAt), not(exists(signed))))
    .returning({ appointmentId: assignments.appointmentId, nominationId: assignments.nominationId });
  await recordEvent(ctx, {
    roundId,
    kind: "jury_named",
    payload: { appointment: id, ended: true },
    people: { juror: userId },
    sealed: { role, reason },
  });
  await recordAudit(ctx, {
    act: "jury.seat_ended",
    subject: { kind: "round", id: roundId },
    before: { appointmentId: id, userId, role },
    after: { reason, unsigned: left.length },
  });
  return left;
}
