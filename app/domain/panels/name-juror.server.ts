import { asc, eq } from "drizzle-orm";
import { appointments, panels } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { recordEvent } from "../ledger/record-event.server";
import { invite } from "../people/invite-person.server";
import { createSheets } from "../rounds/create-sheets.server";
import { lockRound } from "../rounds/lock-round.server";
import { inTransaction } from "../transaction.server";
import type { NameJurorForm } from "./forms";
import { mayNameJury, whyNotChangeJury } from "./policy";
import { seatsOf } from "./queries.server";

/**
 * Give someone a seat in the round's jury and invite them by mail. A seat given up earlier is taken again. While the
 * jury scores, the new juror gets a sheet for every admitted nomination. Returns the appointment's id.
 * Refused: "closed" once the jury is done, "conflict" for a person already seated and for a second head.
 */
export function nameJuror(ctx: Context, roundId: string, input: NameJurorForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRound(ctx, roundId);
    if (!mayNameJury(ctx.actor, round)) throw new DomainError("forbidden", m.rounds_not_your_agency());
    const done = whyNotChangeJury(round, ctx.now);
    if (done) throw new DomainError("closed", done);
    const seats = await seatsOf(ctx, round.id);
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
    const { userId } = await invite(ctx, { email, name, role: "juror", roundId: round.id });
    const appointedBy = ctx.actor!.userId;
    const seat = { role, title, appointedBy, appointedAt: ctx.now };
    const [row] = await ctx.db
      .insert(appointments)
      .values({ ...seat, panelId: await panelOf(ctx, round.id), userId })
      .onConflictDoUpdate({
        target: [appointments.panelId, appointments.userId],
        set: { ...seat, acceptedAt: null, endedAt: null },
      })
      .returning({ id: appointments.id });
    const appointmentId = row!.id;
    await recordEvent(ctx, {
      roundId: round.id,
      kind: "jury_named",
      payload: { appointment: appointmentId },
      people: { juror: userId },
      sealed: { name, role, title },
    });
    await recordAudit(ctx, {
      act: "jury.named",
      subject: { kind: "round", id: round.id },
      after: { appointmentId, userId, name, role, title },
    });
    if (round.phase === "scoring") await createSheets(ctx, round.id);
    return appointmentId;
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
