import { eq } from "drizzle-orm";
import { appointments, panels } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { recordEvent } from "../ledger/record-event.server";
import { lockRound } from "../rounds/lock-round.server";
import { inTransaction } from "../transaction.server";
import type { EndAppointmentForm } from "./forms";
import { mayNameJury, whyNotChangeJury } from "./policy";

/**
 * Take a juror off the jury, with the reason. What they signed stays signed; their other sheets are no longer waited for.
 * Refused: "closed" once the jury is done, "conflict" for a seat already given up.
 */
export function endAppointment(ctx: Context, appointmentId: string, input: EndAppointmentForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const [found] = await ctx.db
      .select({ roundId: panels.roundId })
      .from(appointments)
      .innerJoin(panels, eq(panels.id, appointments.panelId))
      .where(eq(appointments.id, appointmentId));
    if (!found) throw new DomainError("not_found", m.rounds_juror_unknown());
    const round = await lockRound(ctx, found.roundId);
    if (!mayNameJury(ctx.actor, round)) throw new DomainError("forbidden", m.rounds_not_your_agency());
    const [seat] = await ctx.db.select().from(appointments).where(eq(appointments.id, appointmentId)).for("update");
    const done = whyNotChangeJury(round, ctx.now);
    if (done) throw new DomainError("closed", done);
    if (seat!.endedAt) throw new DomainError("conflict", m.rounds_seat_is_ended());

    await ctx.db.update(appointments).set({ endedAt: ctx.now }).where(eq(appointments.id, appointmentId));
    const { userId, role } = seat!;
    await recordEvent(ctx, {
      roundId: round.id,
      kind: "jury_named",
      payload: { appointment: appointmentId, ended: true },
      people: { juror: userId },
      sealed: { role, reason: input.reason },
    });
    await recordAudit(ctx, {
      act: "jury.seat_ended",
      subject: { kind: "round", id: round.id },
      before: { appointmentId, userId, role },
      after: { reason: input.reason },
    });
  });
}
