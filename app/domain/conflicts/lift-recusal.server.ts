import { and, eq, isNull } from "drizzle-orm";
import { appointments, assignments, conflictAnswers, recusals, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { recordEvent } from "../ledger/record-event.server";
import { queueLetter } from "../notifications/queue-mail.server";
import { roundById } from "../rounds/queries.server";
import { inTransaction } from "../transaction.server";
import type { LiftRecusalForm } from "./forms";
import { lockEntries } from "./lock-entries.server";
import { liftedMail } from "./mails";
import { mayKeepConflicts, whyNotLift } from "./policy";

/** A seat and an entry of the round. */
interface Lifted {
  readonly appointmentId: string;
  readonly nominationId: string;
}

/**
 * Give an entry back to a juror who stepped back from it by mistake, with the reason; the juror is told and scores it. Where they
 * had named a connection, their answer becomes "none". In a blind round only what they left by its code comes back, and the reason,
 * which may name the establishment, stays out of the mail. Nobody does it for themselves.
 * Throws "not_found" where that juror has no such entry, "forbidden" to all but the organisers and secretaries of its agency,
 * "closed" as `whyNotLift` says, "conflict" when the juror scores the entry anyway.
 */
export function liftRecusal(
  ctx: Context,
  roundId: string,
  { appointmentId, nominationId, reason }: Lifted & LiftRecusalForm,
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const which = and(eq(appointments.id, appointmentId), eq(assignments.nominationId, nominationId))!;
    const [entry] = await lockEntries(ctx, roundId, which);
    const round = await roundById(ctx, roundId);
    if (!mayKeepConflicts(ctx.actor, round)) throw new DomainError("forbidden", m.rounds_not_your_agency());
    if (!entry) throw new DomainError("not_found", m.conflicts_pair_unknown());
    if (entry.userId === ctx.actor?.userId) throw new DomainError("forbidden", m.conflicts_not_ones_own());
    if (!entry.recusal) throw new DomainError("conflict", m.conflicts_not_recused());
    const closed = whyNotLift(round, entry, ctx.now);
    if (closed) throw new DomainError("closed", closed);

    const ofPair = and(eq(recusals.appointmentId, appointmentId), eq(recusals.nominationId, nominationId));
    await ctx.db.delete(recusals).where(ofPair);
    // Where the juror had named a connection, it is answered for; the lifting itself is what the ledger tells of it.
    await ctx.db
      .update(conflictAnswers)
      .set({ answer: "none", reason: null, at: ctx.now })
      .where(
        and(
          eq(conflictAnswers.appointmentId, appointmentId),
          eq(conflictAnswers.nominationId, nominationId),
          eq(conflictAnswers.answer, "conflict"),
        ),
      );
    await recordEvent(ctx, {
      roundId,
      kind: "recusal_lifted",
      payload: {
        appointment: appointmentId,
        nomination: nominationId,
        ...(entry.sheetId && { sheet: entry.sheetId }),
      },
      sealed: { reason },
    });
    await recordAudit(ctx, {
      act: "conflicts.lifted",
      subject: { kind: "round", id: roundId },
      before: { kind: entry.recusal },
      after: { appointmentId, nominationId, reason },
    });
    const [juror] = await ctx.db
      .select({ email: users.email, name: users.name, locale: users.locale })
      .from(users)
      .where(and(eq(users.id, entry.userId), isNull(users.disabledAt)));
    const told = round.rules.blind.value ? null : reason;
    if (juror) await queueLetter(ctx, juror, () => liftedMail({ name: juror.name, round, reason: told }));
  });
}
