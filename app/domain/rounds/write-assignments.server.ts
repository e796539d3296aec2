import { sql } from "drizzle-orm";
import { assignments, sheets } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { WriteContext } from "../context";
import { recordEvent } from "../ledger/record-event.server";
import { createSheets } from "./create-sheets.server";
import { answeredWith, byJuror } from "./follow-plan.server";
import { inheritAnswers } from "./inherit-answers.server";
import type { Pair } from "./pairs";
import type { RoundDetails } from "./queries.server";

interface Giving {
  readonly given: readonly Pair[];
  readonly takenBack: readonly Pair[];
  readonly source: "plan" | "hand" | "substitution";
  /** How they were chosen, as ledger and audit say it. */
  readonly way: string;
  readonly planId?: string;
}

/**
 * Write what changes in who scores what, with its ledger event and audit entry. While the jury scores, new sheets are made and the
 * untouched ones of what is taken back go. Under the round's lock; the caller has decided that it may be.
 */
export async function writeAssignments(ctx: WriteContext, round: RoundDetails, giving: Giving): Promise<void> {
  const { given, takenBack, source, way, planId } = giving;
  if (given.length > 0) {
    await ctx.db
      .insert(assignments)
      .select(
        sql`select appointment_id, nomination_id, ${source}::text, ${planId ?? null}::uuid,
          ${ctx.now.toISOString()}::timestamptz, null::timestamptz from ${rowsOf(given)}`,
      )
      .onConflictDoUpdate({
        target: [assignments.appointmentId, assignments.nominationId],
        set: { source, planId: planId ?? null, assignedAt: ctx.now, endedAt: null },
      });
  }
  if (takenBack.length > 0) {
    await ctx.db.update(assignments).set({ endedAt: ctx.now }).where(isOneOf(assignments, takenBack));
    await ctx.db.delete(sheets).where(isOneOf(sheets, takenBack));
  }
  const answered = await inheritAnswers(ctx, round.id);
  // A new plan holds for those who come later, also where it moves nothing now.
  if (given.length + takenBack.length + answered.length === 0 && !planId) return;
  if (round.phase === "scoring") await createSheets(ctx, round.id);
  await recordEvent(ctx, {
    roundId: round.id,
    kind: "entries_assigned",
    payload: {
      ...(planId && { plan: planId }),
      way,
      given: byJuror(given),
      takenBack: byJuror(takenBack),
      ...answeredWith(answered),
    },
  });
  if (given.length + takenBack.length === 0 && !planId) return;
  await recordAudit(ctx, {
    act: "jury.entries_assigned",
    subject: { kind: "round", id: round.id },
    after: {
      way,
      given: given.length,
      takenBack: takenBack.length,
      ...(given.length + takenBack.length === 1 && { ...given[0], ...takenBack[0] }),
    },
  });
}

/** Pairs as a table of a query. */
function rowsOf(pairs: readonly Pair[]) {
  const list = JSON.stringify(pairs.map((pair) => [pair.appointmentId, pair.nominationId]));
  return sql`(select (one->>0)::uuid as appointment_id, (one->>1)::uuid as nomination_id
    from jsonb_array_elements(${list}::jsonb) as one) as pairs`;
}

function isOneOf(table: typeof assignments | typeof sheets, pairs: readonly Pair[]) {
  return sql`(${table.appointmentId}, ${table.nominationId}) in (select * from ${rowsOf(pairs)})`;
}
