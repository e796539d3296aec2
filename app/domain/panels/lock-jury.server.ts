import { eq } from "drizzle-orm";
import { appointments, panels } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { lockRound } from "../rounds/lock-round.server";
import type { RoundDetails } from "../rounds/queries.server";
import { mayNameJury, whyNotChangeJury } from "./policy";

/**
 * Lock a round whose jury is about to change: points wait for it. Throws "forbidden" to others than those who run the round, "closed"
 * once the jury is done.
 */
export async function lockJury(ctx: WriteContext, roundId: string): Promise<RoundDetails> {
  const round = await lockRound(ctx, roundId);
  if (!mayNameJury(ctx.actor, round)) throw new DomainError("forbidden", m.rounds_not_your_agency());
  const done = whyNotChangeJury(round, ctx.now);
  if (done) throw new DomainError("closed", done);
  return round;
}

/** The round a seat is in; "not_found" for an unknown seat. */
export async function roundOfSeat(ctx: Context, appointmentId: string): Promise<string> {
  const [found] = await ctx.db
    .select({ roundId: panels.roundId })
    .from(appointments)
    .innerJoin(panels, eq(panels.id, appointments.panelId))
    .where(eq(appointments.id, appointmentId));
  if (!found) throw new DomainError("not_found", m.rounds_juror_unknown());
  return found.roundId;
}

/** A seat under the round's lock; "conflict" for one given up already. */
export async function liveSeat(ctx: WriteContext, appointmentId: string) {
  const [seat] = await ctx.db.select().from(appointments).where(eq(appointments.id, appointmentId)).for("update");
  if (seat!.endedAt) throw new DomainError("conflict", m.rounds_seat_is_ended());
  return seat!;
}
