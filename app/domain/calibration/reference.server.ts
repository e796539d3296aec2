import { eq } from "drizzle-orm";
import { calibrationReferences } from "~/db/schema";
import type { Context } from "../context";
import { criteriaTree } from "../rounds/queries.server";
import { askedOf, leavesOf } from "../sheets/rules";
import { whyNotPrepare } from "./policy";
import { anchorToPrepare } from "./queries.server";

/**
 * The reference points of an anchor, for those who set them; none once the calibration is open, since the head then scores like any
 * juror: the comparison shows them. Refused as `anchorToPrepare`.
 */
export async function referenceOf(ctx: Context, anchorId: string) {
  const at = await anchorToPrepare(ctx, anchorId);
  const whyNot = whyNotPrepare(at);
  const leaves = leavesOf(askedOf(await criteriaTree(ctx, at.round.id), at.anchor.groupCode));
  const rows = whyNot
    ? []
    : await ctx.db.select().from(calibrationReferences).where(eq(calibrationReferences.anchorId, anchorId));
  const given = rows.flatMap(({ criterionCode, points, reason }) => {
    const leaf = leaves.find(({ code }) => code === criterionCode);
    return leaf ? [{ criterionId: leaf.id, points, reason }] : [];
  });
  return { at, leaves, given, whyNot };
}
