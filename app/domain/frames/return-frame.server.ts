import { eq } from "drizzle-orm";
import { pointFrames } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import { lockFrame } from "./lock-frame.server";

/** The chair sends a proposed frame back with a reason; the head may propose another. Refused as `decideFrame`. */
export function returnFrame(
  ctx: Context,
  frameId: string,
  input: { readonly reason: string; readonly seen: Date },
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { round, frame } = await lockFrame(ctx, frameId, input.seen);
    await ctx.db
      .update(pointFrames)
      .set({ returnedReason: input.reason, decidedBy: ctx.actor!.userId, decidedAt: ctx.now })
      .where(eq(pointFrames.id, frame.id));
    await recordAudit(ctx, {
      act: "frames.returned",
      subject: { kind: "round", id: round.id },
      after: { frame: frame.id, reason: input.reason },
    });
  });
}
