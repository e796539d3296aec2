import { and, asc, eq, sql } from "drizzle-orm";
import { barredPairs } from "~/db/barred-pairs.server";
import { appointments, assignments, panels, sheets } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { recordEvent } from "../ledger/record-event.server";
import { invite } from "../people/invite-person.server";
import { answeredWith, byJuror } from "../rounds/follow-plan.server";
import { inheritAnswers } from "../rounds/inherit-answers.server";
import type { NameJurorForm } from "./forms";
import { seatsOf } from "./queries.server";
import { refuseSeat } from "./refuse-seat.server";

/**
 * Give someone a seat and invite them by mail, under the round's lock. A seat given up earlier is taken again with the entries it had
 * when it was given up. substitutesId: the seat they take over. Returns the appointment's id.
 * Throws "conflict" for a person already seated, for a second head, and as `refuseSeat` does.
 */
export async function seatJuror(
  ctx: WriteContext,
  roundId: string,
  input: NameJurorForm,
  substitutesId: string | null = null,
): Promise<string> {
  const seats = await seatsOf(ctx, roundId);
  const live = seats.filter((seat) => seat.endedAt === null);
  if (live.some((seat) => seat.email.toLowerCase() === input.email.toLowerCase())) {
    throw new DomainError("conflict", m.rounds_juror_is_seated(), { email: [m.rounds_juror_is_seated()] });
  }
  const head = live.find((seat) => seat.role === "head");
  if (input.role === "head" && head) {
    const sentence = m.rounds_jury_has_head({ name: head.name });
    throw new DomainError("conflict", sentence, { role: [sentence] });
  }

  const { email, name, role, title } = input;
  const appointedAt = await refuseSeat(ctx, roundId, email);
  const { userId } = await invite(ctx, { email, name, role: "juror", roundId });
  const seat = { role, title, substitutesId, appointedBy: ctx.actor!.userId, appointedAt };
  const [row] = await ctx.db
    .insert(appointments)
    .values({ ...seat, panelId: await panelOf(ctx, roundId), userId })
    .onConflictDoUpdate({
      target: [appointments.panelId, appointments.userId],
      set: {
        ...seat,
        // Offered again it waits for an answer; that it was taken up before stays.
        acceptedAt: null,
        takenUpAt: sql`coalesce(${appointments.takenUpAt}, ${appointments.acceptedAt})`,
        endedAt: null,
      },
    })
    .returning({ id: appointments.id });
  const appointmentId = row!.id;
  const leftAt = seats.find((one) => one.appointmentId === appointmentId)?.endedAt;
  await recordEvent(ctx, {
    roundId,
    kind: "jury_named",
    payload: { appointment: appointmentId, ...(substitutesId && { substitutes: substitutesId }) },
    people: { juror: userId },
    sealed: { name, role, title },
  });
  if (leftAt) await giveBack(ctx, roundId, appointmentId, leftAt);
  await recordAudit(ctx, {
    act: "jury.named",
    subject: { kind: "round", id: roundId },
    after: { appointmentId, userId, name, role, title, ...(substitutesId && { substitutesId }) },
  });
  return appointmentId;
}

/** What a seat had when it was given up, to whoever takes it again; without what is none of theirs since and has no sheet. */
async function giveBack(ctx: WriteContext, roundId: string, appointmentId: string, leftAt: Date): Promise<void> {
  const given = await ctx.db
    .update(assignments)
    .set({ endedAt: null })
    .where(
      and(
        eq(assignments.appointmentId, appointmentId),
        eq(assignments.endedAt, leftAt),
        sql`(${assignments.appointmentId}, ${assignments.nominationId}) not in
          (select barred.appointment_id, barred.nomination_id from ${barredPairs(roundId)} where not barred.is_declined
            and not exists (select from ${sheets} own where own.appointment_id = barred.appointment_id
              and own.nomination_id = barred.nomination_id))`,
      ),
    )
    .returning({ appointmentId: assignments.appointmentId, nominationId: assignments.nominationId });
  if (given.length === 0) return;
  const answered = await inheritAnswers(ctx, roundId);
  await recordEvent(ctx, {
    roundId,
    kind: "entries_assigned",
    payload: { way: "return", given: byJuror(given), takenBack: {}, ...answeredWith(answered) },
  });
}

/** The one jury of a round, made with its first seat. */
async function panelOf(ctx: WriteContext, roundId: string): Promise<string> {
  const [known] = await ctx.db
    .select({ id: panels.id })
    .from(panels)
    .where(eq(panels.roundId, roundId))
    .orderBy(asc(panels.createdAt))
    .limit(1);
  if (known) return known.id;
  const [made] = await ctx.db
    .insert(panels)
    .values({ roundId, name: "Ban giám khảo", createdAt: ctx.now })
    .returning({ id: panels.id });
  return made!.id;
}
