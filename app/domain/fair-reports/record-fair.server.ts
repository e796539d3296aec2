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

/** Recorded figures and whose they are, for who may take them away. Throws "not_found"; "forbidden" as removing. */
export async function recordedFairToRemove(ctx: Context, recordedId: string) {
  const [found] = isUuid(recordedId)
    ? await ctx.db
        .select({ row: recordedFairs, agency: agencies.slug })
        .from(recordedFairs)
        .innerJoin(agencies, eq(agencies.id, recordedFairs.agencyId))
        .where(eq(recordedFairs.id, recordedId))
    : [];
  if (!found) throw new DomainError("not_found", m.closings_recorded_unknown());
  if (!mayWriteFairReport(ctx.actor, found.row)) throw new DomainError("forbidden", m.fairs_not_your_agency());
  return found;
}

/** Take recorded figures away; returns the slug of their agency. Refused: "not_found"; "forbidden" to others than its agency's organisers and secretaries. */
export function removeRecordedFair(ctx: Context, recordedId: string): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { row, agency } = await recordedFairToRemove(ctx, recordedId);
    const gone = await ctx.db
      .delete(recordedFairs)
      .where(eq(recordedFairs.id, row.id))
      .returning({ id: recordedFairs.id });
    if (gone.length === 0) throw new DomainError("not_found", m.closings_recorded_unknown());
    const { id: _, recordedAt: __, recordedBy: ___, ...before } = row;
    await recordAudit(ctx, {
      act: "fair_reports.fair_removed",
      subject: { kind: "recorded_fair", id: row.id },
      before,
    });
    return agency;
  });
}
