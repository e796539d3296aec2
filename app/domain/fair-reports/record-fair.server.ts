import { and, eq } from "drizzle-orm";
import { fairs, recordedFairs } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { fairById } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import type { RecordFairForm } from "./forms";
import { mayWriteFairReport } from "./policy";

/**
 * Record the published figures of a fair that the agency of this one held before, to compare with.
 * Refused: "not_found"; "forbidden" to others; "conflict" with its field for a name of that year.
 */
export function recordFair(ctx: Context, fairId: string, input: RecordFairForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await fairById(ctx, fairId);
    if (!mayWriteFairReport(ctx.actor, fair)) throw new DomainError("forbidden", m.fairs_not_your_agency());
    const [row] = await ctx.db
      .insert(recordedFairs)
      .values({ ...input, agencyId: fair.agencyId, recordedBy: ctx.actor!.userId, recordedAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: recordedFairs.id });
    if (!row) {
      const sentence = m.closings_recorded_before({ name: input.name, year: String(input.year) });
      throw new DomainError("conflict", sentence, { name: [sentence] });
    }
    await recordAudit(ctx, {
      act: "fair_reports.fair_recorded",
      subject: { kind: "recorded_fair", id: row.id },
      after: { ...input },
    });
  });
}

/** Take a recorded fair out of the comparison. Refused: "not_found"; "forbidden" to others than its agency's people. */
export function removeRecordedFair(ctx: Context, fairId: string, recordedId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select({ recorded: recordedFairs })
      .from(recordedFairs)
      .innerJoin(fairs, and(eq(fairs.agencyId, recordedFairs.agencyId), eq(fairs.id, fairId)))
      .where(eq(recordedFairs.id, recordedId))
      .for("update", { of: recordedFairs });
    if (!row) throw new DomainError("not_found", m.closings_recorded_unknown());
    if (!mayWriteFairReport(ctx.actor, row.recorded)) throw new DomainError("forbidden", m.fairs_not_your_agency());
    await ctx.db.delete(recordedFairs).where(eq(recordedFairs.id, recordedId));
    const { id: _, recordedAt: __, recordedBy: ___, ...before } = row.recorded;
    await recordAudit(ctx, {
      act: "fair_reports.fair_removed",
      subject: { kind: "recorded_fair", id: recordedId },
      before,
    });
  });
}
