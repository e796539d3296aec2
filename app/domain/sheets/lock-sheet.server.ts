import { and, eq, isNull, sql } from "drizzle-orm";
import { recusalOfSheet } from "~/db/jury-joins.server";
import { missingAnchors } from "~/db/missing-anchors.server";
import { missingBeforeWriting } from "~/db/missing-answers.server";
import { appointments, nominations, phases, recusals, rounds, sheets } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import type { ScoringFacts } from "./policy";
import { scoringPhase } from "./rules";

export interface LockedSheet extends ScoringFacts {
  readonly id: string;
  readonly roundId: string;
  readonly nominationId: string;
  readonly appointmentId: string;
  readonly panelId: string;
  readonly groupCode: string;
  readonly ledgerSalt: string;
  readonly remarks: string | null;
  /** Of its round. */
  readonly isBlind: boolean;
}

/**
 * Lock a juror's own sheet until the end of the transaction: two open tabs write one after the other.
 * Throws "not_found" for anyone else's sheet, and "forbidden" when the seat was given up.
 */
export async function lockOwnSheet(ctx: WriteContext, sheetId: string): Promise<LockedSheet> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const row = await lock(ctx, sheetId);
  if (row?.userId !== ctx.actor.userId) throw new DomainError("not_found", m.judge_sheet_not_found());
  if (row.endedAt) throw new DomainError("forbidden", m.judge_why_seat_ended());
  return row;
}

/** Lock any sheet, for an act that is not its juror's. Null when there is none. */
export function lockSheet(
  ctx: WriteContext,
  sheetId: string,
): Promise<(LockedSheet & { readonly userId: string; readonly endedAt: Date | null }) | null> {
  return lock(ctx, sheetId);
}

async function lock(ctx: WriteContext, sheetId: string) {
  if (!isUuid(sheetId)) return null;
  // On its own, and first: what is read after it is what stands once the lock is held.
  await lockAgainstMoves(ctx, sheetId);
  await ctx.db.select({ id: sheets.id }).from(sheets).where(eq(sheets.id, sheetId)).for("update");
  const [[row], spans] = await Promise.all([
    ctx.db
      .select({
        id: sheets.id,
        nominationId: sheets.nominationId,
        appointmentId: sheets.appointmentId,
        signedAt: sheets.signedAt,
        remarks: sheets.remarks,
        panelId: appointments.panelId,
        userId: appointments.userId,
        endedAt: appointments.endedAt,
        roundId: nominations.roundId,
        groupCode: nominations.groupCode,
        ledgerSalt: rounds.ledgerSalt,
        isBlind: rounds.isBlind,
        nominationState: nominations.state,
        recusedAt: recusals.at,
        missingAnswers: missingBeforeWriting(),
        missingAnchors: missingAnchors({ roundId: nominations.roundId, userId: appointments.userId }),
      })
      .from(sheets)
      .innerJoin(appointments, eq(appointments.id, sheets.appointmentId))
      .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
      .innerJoin(rounds, eq(rounds.id, nominations.roundId))
      .leftJoin(recusals, recusalOfSheet())
      .where(eq(sheets.id, sheetId)),
    ctx.db
      .select({ kind: phases.kind, opensAt: phases.opensAt, closesAt: phases.closesAt })
      .from(phases)
      .innerJoin(nominations, eq(nominations.roundId, phases.roundId))
      .innerJoin(sheets, eq(sheets.nominationId, nominations.id))
      .where(eq(sheets.id, sheetId)),
  ]);
  return row ? { ...row, phase: scoringPhase(spans, ctx.now) } : null;
}

/**
 * Before the sheet, as everywhere: the round neither goes on to its next phase nor is tallied until this act is written.
 * Jurors do not wait for each other.
 */
async function lockAgainstMoves(ctx: WriteContext, sheetId: string): Promise<void> {
  await ctx.db
    .select({ id: rounds.id })
    .from(sheets)
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .innerJoin(rounds, eq(rounds.id, nominations.roundId))
    .where(eq(sheets.id, sheetId))
    .for("key share", { of: rounds });
}

/** Whether someone heads, now, the jury a sheet belongs to. */
export async function isHeadOfPanel(ctx: Context, panelId: string): Promise<boolean> {
  if (!ctx.actor) return false;
  const [seat] = await ctx.db
    .select({ one: sql`1` })
    .from(appointments)
    .where(
      and(
        eq(appointments.panelId, panelId),
        eq(appointments.userId, ctx.actor.userId),
        eq(appointments.role, "head"),
        isNull(appointments.endedAt),
      ),
    );
  return seat !== undefined;
}
