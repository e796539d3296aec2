import { eq } from "drizzle-orm";
import { calibrationAnchors, calibrationReferences } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { criteriaTree } from "../rounds/queries.server";
import { whyNotPoints } from "../sheets/policy";
import { askedOf, leavesOf } from "../sheets/rules";
import { inTransaction } from "../transaction.server";
import type { ReferenceForm } from "./forms";
import { lockAnchor } from "./lock-calibration.server";

/**
 * Say what an anchor deserves, criterion by criterion, with reasons; what is left empty has no reference points. Refused as
 * `lockAnchor`; "invalid" names every field `points.<criterion>` that is above its maximum or between two steps.
 */
export function setReference(ctx: Context, anchorId: string, form: ReferenceForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { round } = await lockAnchor(ctx, anchorId);
    const [anchor] = await ctx.db.select().from(calibrationAnchors).where(eq(calibrationAnchors.id, anchorId));
    const leaves = leavesOf(askedOf(await criteriaTree(ctx, round.id), anchor!.groupCode));
    const faults: Record<string, string[]> = {};
    const given = leaves.flatMap((leaf) => {
      const points = form.points[leaf.id] ?? null;
      if (points === null) return [];
      const wrong = whyNotPoints(leaf, points);
      if (wrong) faults[`points.${leaf.id}`] = [wrong];
      return [{ anchorId, criterionCode: leaf.code, points, reason: form.reasons[leaf.id] || null }];
    });
    const [first] = Object.values(faults);
    if (first) throw new DomainError("invalid", first.join(" "), faults);
    await ctx.db.delete(calibrationReferences).where(eq(calibrationReferences.anchorId, anchorId));
    if (given.length > 0) await ctx.db.insert(calibrationReferences).values(given);
    // Never the points: who reads the audit may sit in the jury, which sees them after its own sheets.
    await recordAudit(ctx, {
      act: "calibration.reference_set",
      subject: { kind: "round", id: round.id },
      after: { anchor: anchorId, criteria: given.map((one) => one.criterionCode) },
    });
  });
}
