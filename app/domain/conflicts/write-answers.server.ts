import { sql } from "drizzle-orm";
import { conflictAnswers } from "~/db/schema";
import type { ConflictAnswer } from "~/lib/vocabulary";
import type { WriteContext } from "../context";
import { recordEvents } from "../ledger/record-event.server";

interface WrittenAnswer {
  readonly appointmentId: string;
  readonly nominationId: string;
  readonly answer: ConflictAnswer;
  /** Of a conflict. It often names a relative or an employer, so the ledger seals it. */
  readonly reason: string | null;
}

/** What a juror said of entries, as it stands from now on, and an event each. The caller has locked and checked everything. */
export async function writeAnswers(
  ctx: WriteContext,
  roundId: string,
  answers: readonly WrittenAnswer[],
): Promise<void> {
  if (answers.length === 0) return;
  await ctx.db
    .insert(conflictAnswers)
    .values(answers.map((one) => ({ ...one, at: ctx.now })))
    .onConflictDoUpdate({
      target: [conflictAnswers.appointmentId, conflictAnswers.nominationId],
      set: { answer: sql`excluded.answer`, reason: sql`excluded.reason`, at: sql`excluded.at` },
    });
  await recordEvents(
    ctx,
    answers.map(({ appointmentId, nominationId, answer, reason }) => ({
      roundId,
      kind: "conflict_answered" as const,
      payload: { appointment: appointmentId, nomination: nominationId, answer },
      ...(reason && { sealed: { reason } }),
    })),
  );
}
