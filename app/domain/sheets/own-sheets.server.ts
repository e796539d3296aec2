import { asc, count, eq } from "drizzle-orm";
import { appointments, nominations, rounds, sheetPoints, sheets } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";

/** The reader's own sheets in all rounds, also those of seats given up; `points`: how many criteria they scored. */
export async function ownSheets(ctx: Context) {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  return ctx.db
    .select({
      id: sheets.id,
      round: rounds.name,
      entry: nominations.code,
      points: count(sheetPoints.points),
      createdAt: sheets.createdAt,
      signedAt: sheets.signedAt,
    })
    .from(sheets)
    .innerJoin(appointments, eq(appointments.id, sheets.appointmentId))
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .innerJoin(rounds, eq(rounds.id, nominations.roundId))
    .leftJoin(sheetPoints, eq(sheetPoints.sheetId, sheets.id))
    .where(eq(appointments.userId, ctx.actor.userId))
    .groupBy(sheets.id, rounds.id, nominations.id)
    .orderBy(asc(sheets.createdAt), asc(nominations.code));
}
