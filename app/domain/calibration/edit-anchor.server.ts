import { eq } from "drizzle-orm";
import { calibrationAnchors } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import { valuesOf } from "./add-anchor.server";
import type { AnchorForm } from "./forms";
import { lockAnchor } from "./lock-calibration.server";

/** Write an anchor's card anew. Refused as `lockAnchor`; "invalid" for a group that the round does not have. */
export function editAnchor(ctx: Context, anchorId: string, form: AnchorForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { round } = await lockAnchor(ctx, anchorId);
    const values = valuesOf(round.rules, form);
    await ctx.db.update(calibrationAnchors).set(values).where(eq(calibrationAnchors.id, anchorId));
    await recordAudit(ctx, {
      act: "calibration.anchor_edited",
      subject: { kind: "round", id: round.id },
      after: { anchor: anchorId, ...values },
    });
  });
}
