import { eq } from "drizzle-orm";
import { calibrationAnchors } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import { lockAnchor } from "./lock-calibration.server";

/** Take an anchor away with its reference points; its photos are swept away later (`sweepFiles`). Refused as `lockAnchor`. */
export function removeAnchor(ctx: Context, anchorId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { round } = await lockAnchor(ctx, anchorId);
    const [gone] = await ctx.db
      .delete(calibrationAnchors)
      .where(eq(calibrationAnchors.id, anchorId))
      .returning({ title: calibrationAnchors.title });
    await recordAudit(ctx, {
      act: "calibration.anchor_removed",
      subject: { kind: "round", id: round.id },
      before: { anchor: anchorId, title: gone!.title },
    });
  });
}
