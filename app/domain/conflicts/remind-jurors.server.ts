import { and, asc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { appointments, phases, rounds, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { queueLetter } from "../notifications/queue-mail.server";
import { oneByOne } from "../one-by-one";
import { type RoundDetails, roundById } from "../rounds/queries.server";
import { inTransaction } from "../transaction.server";
import { answerReminderMail } from "./mails";
import { isSameDay, mayKeepConflicts, whyNotRemind } from "./policy";
import { progressOfSeats } from "./progress.server";

/**
 * Ask by mail the jurors of a round who have not answered for all their entries. At most one mail a juror and day, whoever asks.
 * Returns how many were written to.
 * Throws "forbidden" to all but the organisers and secretaries of the agency, and "closed" once the jury is done, when nobody is
 * waited for, and when they were reminded today.
 */
export function remindJurors(ctx: Context, roundId: string): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockForReminder(ctx, roundId);
    if (!mayKeepConflicts(ctx.actor, round)) throw new DomainError("forbidden", m.rounds_not_your_agency());
    const refusal = whyNotRemind(round, reminderFacts(await progressOfSeats(ctx, roundId)), ctx.now);
    if (refusal) throw new DomainError("closed", refusal);
    return writeToWaiting(ctx, round);
  });
}

/** The same by itself for every round that is being scored; a round in a transaction of its own. Returns how many were written to. */
export async function remindOfConflicts(ctx: Context): Promise<number> {
  const open = await ctx.db
    .selectDistinct({ id: rounds.id })
    .from(rounds)
    .innerJoin(phases, and(eq(phases.roundId, rounds.id), eq(phases.kind, "scoring")))
    .where(isNotNull(rounds.openedAt))
    .orderBy(asc(rounds.id));
  return oneByOne(open, ({ id }) =>
    inTransaction(ctx, async (ctx) => {
      const round = await lockForReminder(ctx, id);
      return round.phase === "scoring" ? writeToWaiting(ctx, round) : 0;
    }),
  );
}

/** What decides whether a reminder may be sent. */
export function reminderFacts(seats: readonly { readonly missing: number; readonly remindedAt: Date | null }[]) {
  const waited = seats.filter((seat) => seat.missing > 0);
  const neverYet = waited.some((seat) => seat.remindedAt === null);
  const times = waited.map((seat) => seat.remindedAt?.getTime() ?? 0);
  return { waiting: waited.length, remindedAt: neverYet || waited.length === 0 ? null : new Date(Math.min(...times)) };
}

/** Two reminders at once: the second sees whom the first wrote to. */
async function lockForReminder(ctx: WriteContext, roundId: string): Promise<RoundDetails> {
  await ctx.db.select({ id: rounds.id }).from(rounds).where(eq(rounds.id, roundId)).for("no key update");
  return roundById(ctx, roundId);
}

async function writeToWaiting(ctx: WriteContext, round: RoundDetails): Promise<number> {
  const seats = await progressOfSeats(ctx, round.id, isNull(users.disabledAt));
  const due = seats.filter(({ missing, remindedAt }) => missing > 0 && !(remindedAt && isSameDay(remindedAt, ctx.now)));
  if (due.length === 0) return 0;
  const ids = due.map((seat) => seat.appointmentId);
  await ctx.db.update(appointments).set({ conflictRemindedAt: ctx.now }).where(inArray(appointments.id, ids));
  await recordAudit(ctx, {
    act: "conflicts.reminded",
    subject: { kind: "round", id: round.id },
    after: { appointments: ids },
  });
  for (const juror of due) {
    await queueLetter(ctx, juror, () => answerReminderMail({ name: juror.name, round, missing: juror.missing }));
  }
  return due.length;
}
