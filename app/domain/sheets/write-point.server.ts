import { sql } from "drizzle-orm";
import { ledgerEvents, sheetPoints } from "~/db/schema";
import type { WriteContext } from "../context";
import { eventRow, type LedgerEvent } from "../ledger/record-event.server";

interface PointOfSheet {
  readonly id: string;
  readonly roundId: string;
  readonly nominationId: string;
  readonly appointmentId: string;
  /** Of its round. */
  readonly ledgerSalt: string;
}

interface ScoredCriterion {
  readonly id: string;
  readonly code: string;
  /** Hundredths, before; null where there were none. */
  readonly previous: number | null;
}

interface NewPoint {
  readonly points: number | null;
  /** Left out: the note stays as it is. */
  readonly note?: string | null;
  readonly operationId?: string;
  readonly deviceAt?: Date | null;
}

/** The event of a point and its projection, in one statement under the sheet's lock. The caller has checked everything. */
export async function writePoint(
  ctx: WriteContext,
  sheet: PointOfSheet,
  criterion: ScoredCriterion,
  { points, note, operationId, deviceAt }: NewPoint,
): Promise<void> {
  const act: LedgerEvent = {
    roundId: sheet.roundId,
    kind: "point_recorded",
    payload: {
      sheet: sheet.id,
      nomination: sheet.nominationId,
      appointment: sheet.appointmentId,
      criterion: criterion.id,
      code: criterion.code,
      points,
      previous: criterion.previous,
    },
    ...(operationId && { operationId }),
    ...(deviceAt && { deviceAt }),
  };
  const event = eventRow(ctx, act, sheet.ledgerSalt);
  const recorded = ctx.db
    .$with("recorded")
    .as(ctx.db.insert(ledgerEvents).values(event).returning({ id: ledgerEvents.id }));
  const latest = ctx.db
    .select({
      sheetId: sql`${sheet.id}::uuid`.as("sheet_id"),
      criterionId: sql`${criterion.id}::uuid`.as("criterion_id"),
      points: sql`${points}::int`.as("points"),
      note: sql`${note || null}::text`.as("note"),
      eventId: recorded.id,
      updatedAt: sql`${ctx.now.toISOString()}::timestamptz`.as("updated_at"),
    })
    .from(recorded);
  await ctx.db
    .with(recorded)
    .insert(sheetPoints)
    .select(latest)
    .onConflictDoUpdate({
      target: [sheetPoints.sheetId, sheetPoints.criterionId],
      set: {
        points: sql`excluded.points`,
        eventId: sql`excluded.event_id`,
        updatedAt: sql`excluded.updated_at`,
        ...(note !== undefined && { note: sql`excluded.note` }),
      },
    });
}
