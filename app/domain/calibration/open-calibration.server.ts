import { eq } from "drizzle-orm";
import { calibrationAnchors, calibrationReferences, calibrations } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { criteriaTree } from "../rounds/queries.server";
import { askedOf, faultOf, leavesOf } from "../sheets/rules";
import { inTransaction } from "../transaction.server";
import { lockCalibration } from "./lock-calibration.server";
import { whyNotOpen } from "./policy";

/**
 * Show the anchors to the jury to be scored; from then on they stay as they are. Refused as `lockCalibration`; "closed" before the
 * round is being scored, with fewer anchors than the rules say, or while reference points do not fit the criteria in force.
 */
export function openCalibration(ctx: Context, roundId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const calibration = await lockCalibration(ctx, roundId);
    const closed = whyNotOpen(calibration, await wrongReferences(ctx, roundId));
    if (closed) throw new DomainError("closed", closed);
    await ctx.db.insert(calibrations).values({ roundId, openedAt: ctx.now, openedBy: ctx.actor!.userId });
    await recordAudit(ctx, {
      act: "calibration.opened",
      subject: { kind: "round", id: roundId },
      after: { anchors: calibration.anchors },
    });
  });
}

/** Reference points that do not fit the criteria as they are now, one sentence each: a point frame may have come since. */
export async function wrongReferences(ctx: Context, roundId: string): Promise<string[]> {
  const [tree, rows] = await Promise.all([
    criteriaTree(ctx, roundId),
    ctx.db
      .select({
        title: calibrationAnchors.title,
        groupCode: calibrationAnchors.groupCode,
        code: calibrationReferences.criterionCode,
        points: calibrationReferences.points,
      })
      .from(calibrationReferences)
      .innerJoin(calibrationAnchors, eq(calibrationAnchors.id, calibrationReferences.anchorId))
      .where(eq(calibrationAnchors.roundId, roundId)),
  ]);
  return rows.flatMap(({ title, groupCode, code, points }) => {
    const leaf = leavesOf(askedOf(tree, groupCode)).find((one) => one.code === code);
    return leaf && !faultOf(leaf, points) ? [] : [m.calibration_why_reference_unfit({ anchor: title, code })];
  });
}
