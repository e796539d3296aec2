import { and, asc, count, eq, sql } from "drizzle-orm";
import { isSheetHiddenInOwnData } from "~/db/hidden-codes.server";
import { recusalOfSheet } from "~/db/jury-joins.server";
import { appointments, nominations, recusals, rounds, sheetPoints, sheets } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";

/**
 * The reader's own sheets in all rounds, also those of seats given up; `points`: how many criteria they scored. Of a blind round
 * those alone whose code is for them (docs/rules/blind.md).
 */
export async function sheetsInOwnData(ctx: Context) {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const { userId } = ctx.actor;
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
    .leftJoin(recusals, recusalOfSheet())
    .leftJoin(sheetPoints, eq(sheetPoints.sheetId, sheets.id))
    .where(and(eq(appointments.userId, userId), sql`not ${isSheetHiddenInOwnData(userId)}`))
    .groupBy(sheets.id, rounds.name, nominations.id)
    .orderBy(asc(sheets.createdAt), asc(nominations.code));
}
