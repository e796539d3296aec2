import { and, asc, eq, isNull, type SQL } from "drizzle-orm";
import { answerOfAssignment, recusalOfAssignment } from "~/db/jury-joins.server";
import {
  appointments,
  assignments,
  conflictAnswers,
  nominations,
  panels,
  products,
  recusals,
  rounds,
  sheets,
} from "~/db/schema";
import type { ConflictAnswer, RecusalKind } from "~/lib/vocabulary";
import type { WriteContext } from "../context";

/** An entry given to a juror, with all that an answer for it looks at. */
export interface LockedEntry {
  readonly appointmentId: string;
  readonly nominationId: string;
  readonly userId: string;
  /** Whose entry it is; null for a product without a maker. */
  readonly establishmentId: string | null;
  readonly ledgerSalt: string;
  /** Null before scoring begins. */
  readonly sheetId: string | null;
  readonly signedAt: Date | null;
  readonly answer: ConflictAnswer | null;
  readonly reason: string | null;
  readonly recusal: RecusalKind | null;
}

/**
 * Lock what answers for entries change, until the end of the transaction, and read it as it stands then: the round neither moves
 * on nor is tallied (as `lockAgainstMoves` of sheets), a juror's two tabs write one after the other, and a sheet is not signed
 * meanwhile. Jurors do not wait for each other. which: of seats and assignments.
 */
export async function lockEntries(ctx: WriteContext, roundId: string, which: SQL): Promise<LockedEntry[]> {
  await ctx.db.select({ id: rounds.id }).from(rounds).where(eq(rounds.id, roundId)).for("key share");
  const seats = ctx.db
    .select({ id: appointments.id })
    .from(appointments)
    .innerJoin(panels, eq(panels.id, appointments.panelId))
    .innerJoin(assignments, eq(assignments.appointmentId, appointments.id))
    .where(and(eq(panels.roundId, roundId), isNull(appointments.endedAt), which))
    .orderBy(asc(appointments.id));
  await seats.for("no key update", { of: appointments });
  const given = and(
    eq(nominations.roundId, roundId),
    eq(nominations.state, "admitted"),
    isNull(appointments.endedAt),
    isNull(assignments.endedAt),
    which,
  );
  const ofAssignment = and(
    eq(sheets.appointmentId, assignments.appointmentId),
    eq(sheets.nominationId, assignments.nominationId),
  );
  await ctx.db
    .select({ id: sheets.id })
    .from(sheets)
    .innerJoin(assignments, ofAssignment)
    .innerJoin(appointments, eq(appointments.id, assignments.appointmentId))
    .innerJoin(nominations, eq(nominations.id, assignments.nominationId))
    .where(given)
    .orderBy(asc(sheets.id))
    .for("update", { of: sheets });
  return ctx.db
    .select({
      appointmentId: assignments.appointmentId,
      nominationId: assignments.nominationId,
      userId: appointments.userId,
      establishmentId: products.establishmentId,
      ledgerSalt: rounds.ledgerSalt,
      sheetId: sheets.id,
      signedAt: sheets.signedAt,
      answer: conflictAnswers.answer,
      reason: conflictAnswers.reason,
      recusal: recusals.kind,
    })
    .from(assignments)
    .innerJoin(appointments, eq(appointments.id, assignments.appointmentId))
    .innerJoin(nominations, eq(nominations.id, assignments.nominationId))
    .innerJoin(rounds, eq(rounds.id, nominations.roundId))
    .innerJoin(products, eq(products.id, nominations.productId))
    .leftJoin(sheets, ofAssignment)
    .leftJoin(conflictAnswers, answerOfAssignment())
    .leftJoin(recusals, recusalOfAssignment())
    .where(given);
}
