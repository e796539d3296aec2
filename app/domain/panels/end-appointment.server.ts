import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import type { EndAppointmentForm } from "./forms";
import { liveSeat, lockJury, roundOfSeat } from "./lock-jury.server";
import { vacateSeat } from "./vacate-seat.server";

/**
 * Take a juror off the jury, with the reason. What they signed stays signed; their other sheets are no longer waited for.
 * Refused: "closed" once the jury is done, "conflict" for a seat already given up.
 */
export function endAppointment(ctx: Context, appointmentId: string, input: EndAppointmentForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockJury(ctx, await roundOfSeat(ctx, appointmentId));
    const seat = await liveSeat(ctx, appointmentId);
    await vacateSeat(ctx, round.id, seat, input.reason);
  });
}
