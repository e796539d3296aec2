import { sql } from "drizzle-orm";
import { builtOnce } from "~/db/built-once.server";
import { ledgerEvents, sheetPoints } from "~/db/schema";
import type { SheetMedium } from "~/lib/vocabulary";
import type { Context, WriteContext } from "../context";
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
  readonly origin?: PaperTrail;
}

/** What an event says more, where an officer took it over from paper or a workbook. Source: docs/rules/paper.md#ledger */
export interface PaperTrail {
  readonly payload: { readonly medium: SheetMedium; readonly keyedBy: readonly string[] };
  /** Which paper and which files it was: they lead to the juror. */
  readonly sealed: Readonly<Record<string, string | null>>;
}

/** A point, and who gives it when. */
export interface PointAct {
  readonly by: Pick<Context, "actor" | "now">;
  readonly sheet: PointOfSheet;
  readonly criterion: ScoredCriterion;
  readonly point: NewPoint;
}

/** The event of a point and its projection, in one statement under the sheet's lock. The caller has checked everything. */
export function writePoint(
  ctx: WriteContext,
  sheet: PointOfSheet,
  criterion: ScoredCriterion,
  point: NewPoint,
): Promise<void> {
  return writePoints(ctx, [{ by: ctx, sheet, criterion, point }]);
}

/** The same for several, of one juror or of many. No criterion of a sheet twice. */
export async function writePoints({ db }: Pick<WriteContext, "db">, acts: readonly PointAct[]): Promise<void> {
  if (acts.length === 0) return;
  await writeActs(db).execute({ acts: JSON.stringify(acts.map(rowOf)) });
}

const writeActs = builtOnce((db) => {
  const given = sql`json_to_recordset(${sql.placeholder("acts")}::json) as given(place int, round uuid, kind text, actor uuid,
    device_at timestamptz, at timestamptz, operation uuid, payload text, sealed text, leaf text, sheet uuid, criterion uuid, points int,
    keeps_note boolean, note text)`;
  const act = db.$with("act").as(
    db
      .select({
        event: sql`uuidv7()`.as("event"),
        roundId: sql`given.round`.as("round_id"),
        kind: sql`given.kind`.as("kind"),
        actorId: sql`given.actor`.as("actor_id"),
        deviceAt: sql`given.device_at`.as("device_at"),
        at: sql`given.at`.as("at"),
        operationId: sql`given.operation`.as("operation_id"),
        payload: sql`given.payload`.as("payload"),
        sealed: sql`given.sealed`.as("sealed"),
        leafHash: sql`given.leaf`.as("leaf_hash"),
        sheetId: sql`given.sheet`.as("sheet_id"),
        criterionId: sql`given.criterion`.as("criterion_id"),
        points: sql`given.points`.as("points"),
        note: sql`case when given.keeps_note then (select kept.note from ${sheetPoints} kept
          where kept.sheet_id = given.sheet and kept.criterion_id = given.criterion) else given.note end`.as("note"),
      })
      .from(given)
      .orderBy(sql`given.place`),
  );
  const recorded = db.$with("recorded").as(
    db.insert(ledgerEvents).select(
      db
        .select({
          id: sql`${act.event}`.as("id"),
          roundId: act.roundId,
          kind: act.kind,
          actorId: act.actorId,
          deviceAt: act.deviceAt,
          recordedAt: sql`${act.at}`.as("recorded_at"),
          operationId: act.operationId,
          payload: act.payload,
          sealed: act.sealed,
          leafHash: act.leafHash,
        })
        .from(act),
    ),
  );
  const latest = db
    .select({
      sheetId: act.sheetId,
      criterionId: act.criterionId,
      points: act.points,
      note: act.note,
      eventId: sql`${act.event}`.as("event_id"),
      updatedAt: sql`${act.at}`.as("updated_at"),
    })
    .from(act);
  return db
    .with(act, recorded)
    .insert(sheetPoints)
    .select(latest)
    .onConflictDoUpdate({
      target: [sheetPoints.sheetId, sheetPoints.criterionId],
      set: {
        points: sql`excluded.points`,
        note: sql`excluded.note`,
        eventId: sql`excluded.event_id`,
        updatedAt: sql`excluded.updated_at`,
      },
    })
    .prepare("write_points");
});

function rowOf(
  { by, sheet, criterion, point: { points, note, operationId, deviceAt, origin } }: PointAct,
  place: number,
) {
  const event: LedgerEvent = {
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
      ...origin?.payload,
    },
    ...(origin && { sealed: origin.sealed }),
    ...(operationId && { operationId }),
    ...(deviceAt && { deviceAt }),
  };
  const row = eventRow(by, event, sheet.ledgerSalt);
  return {
    place,
    round: row.roundId,
    kind: row.kind,
    actor: row.actorId,
    device_at: row.deviceAt,
    at: row.recordedAt,
    operation: row.operationId,
    payload: row.payload,
    sealed: row.sealed,
    leaf: row.leafHash,
    sheet: sheet.id,
    criterion: criterion.id,
    points,
    keeps_note: note === undefined,
    note: note || null,
  };
}
