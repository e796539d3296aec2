import { eq } from "drizzle-orm";
import { agencies, recordedFairs } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { RecordFairForm } from "./forms";
import { mayWriteFairReport } from "./policy";

/**
 * Record the published figures of a fair that an agency held before, or of several together, to compare with and to count.
 * Refused: "forbidden" to others than its organisers and secretaries; "conflict" with its field for a name of that year.
 */
export function recordFair(ctx: Context, agencyId: string, input: RecordFairForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    if (!mayWriteFairReport(ctx.actor, { agencyId })) throw new DomainError("forbidden", m.fairs_not_your_agency());
    const [row] = await ctx.db
      .insert(recordedFairs)
      .values({ ...input, agencyId, recordedBy: ctx.actor!.userId, recordedAt: ctx.now })
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

/** Take recorded figures away; returns the slug of their agency. Refused: "not_found"; "forbidden" to others than its agency's organisers and secretaries. */
export function removeRecordedFair(ctx: Context, recordedId: string): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const [found] = isUuid(recordedId)
      ? await ctx.db
          .select({ row: recordedFairs, agency: agencies.slug })
          .from(recordedFairs)
          .innerJoin(agencies, eq(agencies.id, recordedFairs.agencyId))
          .where(eq(recordedFairs.id, recordedId))
          .for("update", { of: recordedFairs })
      : [];
    if (!found) throw new DomainError("not_found", m.closings_recorded_unknown());
    const { row, agency } = found;
    if (!mayWriteFairReport(ctx.actor, row)) throw new DomainError("forbidden", m.fairs_not_your_agency());
    await ctx.db.delete(recordedFairs).where(eq(recordedFairs.id, recordedId));
    const { id: _, recordedAt: __, recordedBy: ___, ...before } = row;
    await recordAudit(ctx, {
      act: "fair_reports.fair_removed",
      subject: { kind: "recorded_fair", id: recordedId },
      before,
    });
    return agency;
  });
}
