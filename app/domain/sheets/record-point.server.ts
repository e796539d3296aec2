import { and, eq, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { recusalOfSheet } from "~/db/jury-joins.server";
import { missingBeforeWriting } from "~/db/missing-answers.server";
import {
  appointments,
  criteria,
  ledgerEvents,
  nominations,
  phases,
  recusals,
  rounds,
  sheetPoints,
  sheets,
} from "~/db/schema";
import { violatesUnique } from "~/db/violations.server";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { asksGroup } from "./asks-group.server";
import { lockAgainstMoves } from "./lock-sheet.server";
import { whyNotAsked, whyNotPoints, whyNotScore } from "./policy";
import { scoringPhase } from "./rules";
import { writePoint } from "./write-point.server";

export interface PointInput {
  readonly criterionId: string;
  /** Hundredths of a point; null takes the points back. */
  readonly points: number | null;
  /** Left out: the note stays as it is. */
  readonly note?: string | null;
  /** Made by the client, one an act: sending it again changes nothing. */
  readonly operationId: string;
  /** The clock of the device. */
  readonly deviceAt?: Date | null;
}

export type Recorded = "applied" | "duplicate";

/**
 * Record points of one criterion on the juror's own sheet: an event of the ledger, and the projection pages read.
 * Resolves once it is durable. A replayed operation is a "duplicate" and changes nothing, whatever happened since.
 * Throws "not_found" (another's sheet, no such criterion), "forbidden" (seat given up), "closed" (signed, recused, not
 * being scored, answers missing), "invalid" (range, step, not asked of the entry's product group) or "conflict" (the operation's id was used for something else, or with another note).
 * Source: docs/rules/sheets.md#points
 */
export function recordPoint(ctx: Context, sheetId: string, input: PointInput): Promise<Recorded> {
  return inTransaction(ctx, async (ctx) => {
    const { sheet, criterion, earlier } = await readyForPoint(ctx, sheetId, input);
    if (earlier) return replayOf(ctx, earlier, sheetId, input);
    if (sheet.endedAt) throw new DomainError("forbidden", m.judge_why_seat_ended());
    const closed = whyNotScore(sheet);
    if (closed) throw new DomainError("closed", closed);
    if (!criterion) throw new DomainError("not_found", m.judge_criterion_not_found());
    const wrong = whyNotAsked(sheet, criterion) ?? whyNotPoints(criterion, input.points);
    if (wrong) throw new DomainError("invalid", wrong, { points: [wrong] });
    await writePoint(ctx, sheet, criterion, input);
    return "applied" as const;
  }).catch((error) => {
    // The same id on two sheets at once: their locks do not meet, the unique constraint does.
    if (!violatesUnique(error, "ledger_events_operation_id_unique")) throw error;
    throw new DomainError("conflict", m.judge_operation_taken());
  });
}

/**
 * Lock the juror's own sheet and read all that decides about one point. Jurors write hundreds of points at once, so this is
 * one journey to the database: both statements are sent together and answered in order, and the second sees what stands once
 * the first holds the lock.
 */
async function readyForPoint(ctx: WriteContext, sheetId: string, { criterionId, operationId }: PointInput) {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  if (!isUuid(sheetId) || !isUuid(criterionId)) throw new DomainError("not_found", m.judge_sheet_not_found());
  const [, , [row]] = await Promise.all([
    lockAgainstMoves(ctx, sheetId),
    ctx.db.select({ id: sheets.id }).from(sheets).where(eq(sheets.id, sheetId)).for("update"),
    factsOfPoint(ctx, sheetId, criterionId, operationId),
  ]);
  if (row?.userId !== ctx.actor.userId) throw new DomainError("not_found", m.judge_sheet_not_found());
  const { criterion, earlier, spans, ...sheet } = row;
  const span = spans.map(({ kind, opensAt, closesAt }) => ({
    kind,
    opensAt: new Date(opensAt),
    closesAt: closesAt === null ? null : new Date(closesAt),
  }));
  return { sheet: { ...sheet, phase: scoringPhase(span, ctx.now) }, criterion, earlier };
}

interface Span {
  readonly kind: (typeof phases.$inferSelect)["kind"];
  /** As PostgreSQL writes an instant in JSON. */
  readonly opensAt: string;
  readonly closesAt: string | null;
}

function factsOfPoint(ctx: WriteContext, sheetId: string, criterionId: string, operationId: string) {
  const part = alias(criteria, "part");
  const parts = ctx.db.select({ one: sql`1` }).from(part).where(eq(part.parentId, criteria.id));
  return ctx.db
    .select({
      id: sheets.id,
      nominationId: sheets.nominationId,
      appointmentId: sheets.appointmentId,
      signedAt: sheets.signedAt,
      userId: appointments.userId,
      endedAt: appointments.endedAt,
      roundId: nominations.roundId,
      ledgerSalt: rounds.ledgerSalt,
      nominationState: nominations.state,
      groupCode: nominations.groupCode,
      recusedAt: recusals.at,
      missingAnswers: missingBeforeWriting(),
      spans: sql<readonly Span[]>`(select coalesce(json_agg(json_build_object(
        'kind', ${phases.kind}, 'opensAt', ${phases.opensAt}, 'closesAt', ${phases.closesAt})), '[]')
        from ${phases} where ${phases.roundId} = ${nominations.roundId})`,
      criterion: {
        id: criteria.id,
        code: criteria.code,
        maximum: criteria.maximum,
        step: criteria.step,
        isAsked: asksGroup(),
        previous: sql<number | null>`(select ${sheetPoints.points} from ${sheetPoints}
          where ${sheetPoints.sheetId} = ${sheets.id} and ${sheetPoints.criterionId} = ${criteria.id})`,
      },
      earlier: {
        kind: ledgerEvents.kind,
        actorId: ledgerEvents.actorId,
        payload: ledgerEvents.payload,
        // The ledger is published and holds no notes: what the act left stands on the sheet until a later one takes its place.
        standing: sql<{ note: string | null } | null>`(select json_build_object('note', ${sheetPoints.note})
          from ${sheetPoints} where ${sheetPoints.sheetId} = ${sheets.id} and ${sheetPoints.eventId} = ${ledgerEvents.id})`,
      },
    })
    .from(sheets)
    .innerJoin(appointments, eq(appointments.id, sheets.appointmentId))
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .innerJoin(rounds, eq(rounds.id, nominations.roundId))
    .leftJoin(recusals, recusalOfSheet())
    .leftJoin(criteria, and(eq(criteria.id, criterionId), eq(criteria.roundId, nominations.roundId), notExists(parts)))
    .leftJoin(ledgerEvents, eq(ledgerEvents.operationId, operationId))
    .where(eq(sheets.id, sheetId));
}

interface Operation extends Pick<typeof ledgerEvents.$inferSelect, "kind" | "actorId" | "payload"> {
  /** What it left on the sheet; null once a later act took its place. */
  readonly standing: { readonly note: string | null } | null;
}

/** The same act sent again; the id of another act is refused, so that nobody takes a lost point or note for a kept one. */
function replayOf(
  ctx: WriteContext,
  { kind, actorId, payload, standing }: Operation,
  sheetId: string,
  input: PointInput,
): Recorded {
  const { sheet, criterion, points } = JSON.parse(payload) as Record<string, unknown>;
  const isSame =
    kind === "point_recorded" &&
    actorId === ctx.actor?.userId &&
    sheet === sheetId &&
    criterion === input.criterionId &&
    points === input.points &&
    (standing === null || input.note === undefined || (input.note || null) === standing.note);
  if (!isSame) throw new DomainError("conflict", m.judge_operation_taken());
  return "duplicate";
}
