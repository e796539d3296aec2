import { AsyncLocalStorage } from "node:async_hooks";
import { violatesUnique } from "~/db/violations.server";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { LONGEST_NOTE } from "./forms";
import { mergeNotes } from "./merge-remarks";
import type { EarlierAct, PointFacts } from "./point-facts.server";
import { whyNotAsked, whyNotPoints, whyNotScore } from "./policy";
import {
  type PointDecision,
  type PointRequest,
  recordAlone,
  recordTogether,
  type StandingPoint,
} from "./record-points.server";
import { scoringPhase } from "./rules";

export interface PointInput {
  readonly criterionId: string;
  /** Hundredths of a point; null takes the points back. Left out: they stay as they are. */
  readonly points?: number | null | undefined;
  /** Left out: the note stays as it is. */
  readonly note?: string | null;
  /** What the note was written over, as its device knew it; left out or null: it takes the place of whatever stands. */
  readonly noteBase?: string | null | undefined;
  /** Made by the client, one an act: sending it again changes nothing. */
  readonly operationId: string;
  /** The clock of the device. */
  readonly deviceAt?: Date | null;
}

export type Recorded = "applied" | "duplicate";

/**
 * With what stands now: other points than were sent where another device wrote some after an act that is sent again, and a longer note
 * where another device had written one too.
 */
interface RecordedPoint extends StandingPoint {
  readonly result: Recorded;
}

/**
 * Record points of one criterion on the juror's own sheet: an event of the ledger, and the projection pages read.
 * Resolves once it is durable. A replayed operation is a "duplicate" and changes nothing, whatever happened since.
 * Throws "not_found" (another's sheet, no such criterion), "forbidden" (seat given up), "closed" (signed, recused, not
 * being scored, answers missing), "invalid" (range, step, not asked of the entry's product group, a note that grows too long together
 * with what another device wrote) or "conflict" (the operation's id was used for something else, or with another note).
 * Source: docs/rules/sheets.md#points
 */
export async function recordPoint(ctx: Context, sheetId: string, input: PointInput): Promise<RecordedPoint> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const asked = {
    // The database writes them so: the same id in other letters is the same act.
    sheetId: sheetId.toLowerCase(),
    criterionId: input.criterionId.toLowerCase(),
    operationId: input.operationId.toLowerCase(),
  };
  if (!Object.values(asked).every(isUuid)) throw new DomainError("not_found", m.judge_sheet_not_found());
  const request: PointRequest = {
    ctx,
    asked,
    // In the language of who asked, whoever it goes together with.
    decide: AsyncLocalStorage.bind((facts: PointFacts | null) =>
      decide(ctx, asked.sheetId, { ...input, ...asked }, facts),
    ),
  };
  const outcome = await ("rollback" in ctx.db ? recordAlone(request) : recordTogether(ctx.db, request)).catch(
    (error) => {
      // The same id on two sheets at once: their locks do not meet, the unique constraint does.
      if (!violatesUnique(error, "ledger_events_operation_id_unique")) throw error;
      throw new DomainError("conflict", m.judge_operation_taken());
    },
  );
  if ("refusal" in outcome) throw outcome.refusal;
  const { isNew, points, note } = outcome;
  return { result: isNew ? "applied" : "duplicate", points, note };
}

/** What is to be written, under the sheet's lock. */
function decide(ctx: Context, sheetId: string, input: PointInput, facts: PointFacts | null): PointDecision {
  if (facts?.userId !== ctx.actor?.userId || !facts) throw new DomainError("not_found", m.judge_sheet_not_found());
  const { criterion, standing, earlier, phases, ...sheet } = facts;
  if (earlier) {
    requireSame(ctx, earlier, sheetId, input);
    return { act: null, points: standing?.points ?? null, note: standing?.note ?? null };
  }
  if (sheet.endedAt) throw new DomainError("forbidden", m.judge_why_seat_ended());
  const closed = whyNotScore({ ...sheet, phase: scoringPhase(phases, ctx.now) });
  if (closed) throw new DomainError("closed", closed);
  if (!criterion) throw new DomainError("not_found", m.judge_criterion_not_found());
  const previous = standing?.points ?? null;
  const points = input.points === undefined ? previous : input.points;
  const wrong = whyNotAsked(sheet, criterion) ?? whyNotPoints(criterion, points);
  if (wrong) throw new DomainError("invalid", wrong, { points: [wrong] });
  const note = noteAfter(standing?.note ?? null, input);
  if (note && note.length > LONGEST_NOTE) {
    throw new DomainError("invalid", m.judge_note_too_long_together({ maximum: LONGEST_NOTE }));
  }
  const act = { by: ctx, sheet, criterion: { ...criterion, previous }, point: { ...input, points, note } };
  return { act, points, note };
}

/** The note that stands after an act on its criterion; null for none. Source: docs/rules/sheets.md#remarks */
function noteAfter(standing: string | null, { note, noteBase }: PointInput): string | null {
  if (note === undefined) return standing;
  if (noteBase === undefined || noteBase === null) return note || null;
  return mergeNotes(standing ?? "", noteBase, note ?? "") || null;
}

/** The same act sent again passes; the id of another act is refused, so that nobody takes a lost point or note for a kept one. */
function requireSame(
  ctx: Context,
  { kind, actorId, payload, standing }: EarlierAct,
  sheetId: string,
  input: PointInput,
): void {
  const { sheet, criterion, points } = JSON.parse(payload) as Record<string, unknown>;
  const isSame =
    kind === "point_recorded" &&
    actorId === ctx.actor?.userId &&
    sheet === sheetId &&
    criterion === input.criterionId &&
    (input.points === undefined || points === input.points) &&
    // Joined with another device's, the note holds what was sent: writing it again would change nothing.
    (standing === null || noteAfter(standing.note, input) === standing.note);
  if (!isSame) throw new DomainError("conflict", m.judge_operation_taken());
}
