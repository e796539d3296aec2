import { eq } from "drizzle-orm";
import { calibrationSheets } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { missingFrom } from "../sheets/rules";
import { inTransaction } from "../transaction.server";
import { lockOwnAnchorSheet } from "./lock-own-sheet.server";
import { whyNotSubmit } from "./policy";

/**
 * Submit one's own sheet of an anchor: it is locked, and from then on its juror sees what the others gave. Every criterion asked of
 * the anchor's group has its points. Refused as `saveAnchorSheet`; "closed" while points are missing.
 */
export function submitAnchorSheet(ctx: Context, anchorId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { roundId, sheet, given, criteria, facts } = await lockOwnAnchorSheet(ctx, anchorId);
    const closed = whyNotSubmit(facts, sheet, missingFrom(criteria, given).length);
    if (closed) throw new DomainError("closed", closed);
    await ctx.db.update(calibrationSheets).set({ submittedAt: ctx.now }).where(eq(calibrationSheets.id, sheet!.id));
    // Never the points: the audit is read by people who may not see them.
    await recordAudit(ctx, {
      act: "calibration.submitted",
      subject: { kind: "round", id: roundId },
      after: { anchor: anchorId, time: sheet!.time },
    });
  });
}
