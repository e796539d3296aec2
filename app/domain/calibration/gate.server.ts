import { and, eq, sql } from "drizzle-orm";
import { recusalOfSheet } from "~/db/jury-joins.server";
import { missingAnchors } from "~/db/missing-anchors.server";
import { appointments, nominations, recusals, rounds, sheets } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context } from "../context";
import { DomainError } from "../errors";

/** How many anchors of a round the reader has to submit before their own sheets open. */
export async function missingAnchorsOf(ctx: Context, roundId: string): Promise<number> {
  if (!ctx.actor) return 0;
  const [row] = await ctx.db
    .select({ missing: missingAnchors({ roundId, userId: ctx.actor.userId }) })
    .from(rounds)
    .where(eq(rounds.id, roundId));
  return row?.missing ?? 0;
}

/** Throws "closed", with how many anchors are missing, while the reader's sheets of a round wait for them. */
export async function refuseBeforeAnchors(ctx: Context, roundId: string): Promise<void> {
  const missing = await missingAnchorsOf(ctx, roundId);
  if (missing > 0) throw new DomainError("closed", m.calibration_submit_first({ count: missing }));
}

/** What a sheet of the reader's own waits for; null for anyone else's. A sheet that is done waits for nothing. */
export async function anchorGateOfSheet(
  ctx: Context,
  sheetId: string,
): Promise<{ readonly roundSlug: string; readonly missing: number } | null> {
  if (!ctx.actor || !isUuid(sheetId)) return null;
  const [row] = await ctx.db
    .select({
      roundSlug: rounds.slug,
      isDone: sql<boolean>`${sheets.signedAt} is not null or ${recusals.at} is not null`,
      missing: missingAnchors({ roundId: nominations.roundId, userId: appointments.userId }),
    })
    .from(sheets)
    .innerJoin(appointments, eq(appointments.id, sheets.appointmentId))
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .innerJoin(rounds, eq(rounds.id, nominations.roundId))
    .leftJoin(recusals, recusalOfSheet())
    .where(and(eq(sheets.id, sheetId), eq(appointments.userId, ctx.actor.userId)));
  return row ? { roundSlug: row.roundSlug, missing: row.isDone ? 0 : row.missing } : null;
}
