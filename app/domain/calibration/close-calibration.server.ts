import { eq } from "drizzle-orm";
import { calibrations } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { ClosingForm } from "./forms";
import { lockCalibration } from "./lock-calibration.server";
import { whyNotClose } from "./policy";
import { lateSeats } from "./rules";
import { seatProgress } from "./seats.server";

/**
 * End a calibration with what the jury agreed on; its sheets stay as they are. Refused as `lockCalibration`; "closed" while it is not
 * open, and while a juror's own sheets wait for anchors they have not submitted.
 */
export function closeCalibration(ctx: Context, roundId: string, { note }: ClosingForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const calibration = await lockCalibration(ctx, roundId);
    const late = lateSeats(await seatProgress(ctx, roundId)).length;
    const closed = whyNotClose(calibration, late);
    if (closed) throw new DomainError("closed", closed);
    await ctx.db
      .update(calibrations)
      .set({ closedAt: ctx.now, closedBy: ctx.actor!.userId, closingNote: note })
      .where(eq(calibrations.roundId, roundId));
    await recordAudit(ctx, { act: "calibration.closed", subject: { kind: "round", id: roundId }, after: { note } });
  });
}
