import { and, eq, isNull } from "drizzle-orm";
import { appointments, invitations } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { writeToStaff } from "../agencies/write-to-staff.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { lockRound } from "../rounds/lock-round.server";
import { inTransaction } from "../transaction.server";
import type { DeclineSeatForm } from "./forms";
import { roundOfSeat } from "./lock-jury.server";
import { seatDeclinedMail } from "./mails";
import { whyNotAnswerSeat } from "./policy";
import { vacateSeat } from "./vacate-seat.server";

/**
 * Take up a seat in a jury; the mailed invitation is answered with it. Throws "not_found" for another's seat, "conflict" for one that
 * was taken up or given up already.
 */
export function acceptSeat(ctx: Context, appointmentId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { seat, round } = await lockOwnSeat(ctx, appointmentId);
    await ctx.db.update(appointments).set({ acceptedAt: ctx.now }).where(eq(appointments.id, seat.id));
    await closeInvitations(ctx, round.id, { acceptedAt: ctx.now, acceptedBy: seat.userId });
    await recordAudit(ctx, {
      act: "jury.seat_accepted",
      subject: { kind: "round", id: round.id },
      after: { appointmentId: seat.id, userId: seat.userId },
    });
  });
}

/** Give up a seat that was not taken up yet, with the reason; the agency is told by mail. Throws as `acceptSeat`. */
export function declineSeat(ctx: Context, appointmentId: string, { reason }: DeclineSeatForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { seat, round } = await lockOwnSeat(ctx, appointmentId);
    await vacateSeat(ctx, round.id, seat, reason);
    await closeInvitations(ctx, round.id, { revokedAt: ctx.now });
    const juror = ctx.actor!.name;
    await writeToStaff(ctx, round.agencyId, (name) => seatDeclinedMail({ name, juror, round, reason }));
  });
}

async function lockOwnSeat(ctx: WriteContext, appointmentId: string) {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const round = await lockRound(ctx, await roundOfSeat(ctx, appointmentId));
  const [seat] = await ctx.db.select().from(appointments).where(eq(appointments.id, appointmentId)).for("update");
  if (seat!.userId !== ctx.actor.userId) throw new DomainError("not_found", m.rounds_juror_unknown());
  const whyNot = whyNotAnswerSeat(seat!);
  if (whyNot) throw new DomainError("conflict", whyNot);
  return { seat: seat!, round };
}

/** Open ones of this juror for this round. */
async function closeInvitations(
  ctx: WriteContext,
  roundId: string,
  set: { readonly acceptedAt: Date; readonly acceptedBy: string } | { readonly revokedAt: Date },
): Promise<void> {
  await ctx.db
    .update(invitations)
    .set(set)
    .where(
      and(
        eq(invitations.email, ctx.actor!.email),
        eq(invitations.role, "juror"),
        eq(invitations.roundId, roundId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    );
}
