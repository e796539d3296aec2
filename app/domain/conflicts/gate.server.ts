import { and, eq } from "drizzle-orm";
import { missingAnswers } from "~/db/missing-answers.server";
import { appointments, nominations, rounds, sheets } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context } from "../context";
import { DomainError } from "../errors";

/**
 * How many answers the reader owes for the entries given to them in a round: whether they are close to an entrant; in a blind round
 * one an establishment. While it is not 0, no dossier, photo or paper of the round is for them.
 * Source: docs/rules/conflicts.md#the-gate
 */
export async function missingAnswersOf(ctx: Context, roundId: string): Promise<number> {
  if (!ctx.actor) return 0;
  const [row] = await ctx.db
    .select({ missing: missingAnswers({ roundId, userId: ctx.actor.userId }) })
    .from(rounds)
    .where(eq(rounds.id, roundId));
  return row?.missing ?? 0;
}

/** Throws "closed", with how many answers are missing, while the reader may not see the dossiers of a round as its juror. */
export async function refuseBeforeAnswers(ctx: Context, roundId: string): Promise<void> {
  const missing = await missingAnswersOf(ctx, roundId);
  if (missing > 0) throw new DomainError("closed", m.conflicts_answer_first({ count: missing }));
}

export interface GateOfSheet {
  readonly roundSlug: string;
  /** Answers the juror owes (`missingAnswersOf`). */
  readonly missing: number;
}

/** The gate before a sheet of the reader's own; null for anyone else's and where there is none. */
export async function gateOfSheet(ctx: Context, sheetId: string): Promise<GateOfSheet | null> {
  if (!ctx.actor || !isUuid(sheetId)) return null;
  const [row] = await ctx.db
    .select({
      roundSlug: rounds.slug,
      missing: missingAnswers({ roundId: nominations.roundId, userId: appointments.userId }),
    })
    .from(sheets)
    .innerJoin(appointments, eq(appointments.id, sheets.appointmentId))
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .innerJoin(rounds, eq(rounds.id, nominations.roundId))
    .where(and(eq(sheets.id, sheetId), eq(appointments.userId, ctx.actor.userId)));
  return row ?? null;
}
