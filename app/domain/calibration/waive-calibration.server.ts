import { calibrationWaivers } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { WaiverForm } from "./forms";
import { lockCalibration } from "./lock-calibration.server";
import { whyNotWaive } from "./policy";
import { seatProgress } from "./seats.server";

/**
 * Open a juror's own sheets without the anchors they have not submitted, with a reason. Refused as `lockCalibration`; "not_found" for a
 * seat that is not in the jury, "closed" where nothing waits or the juror is not late.
 */
export function waiveCalibration(
  ctx: Context,
  roundId: string,
  { appointmentId, reason }: WaiverForm & { readonly appointmentId: string },
): Promise<{ readonly name: string }> {
  return inTransaction(ctx, async (ctx) => {
    const calibration = await lockCalibration(ctx, roundId);
    const seat = (await seatProgress(ctx, roundId)).find((one) => one.appointmentId === appointmentId);
    if (!seat) throw new DomainError("not_found", m.rounds_juror_unknown());
    const refusal = whyNotWaive(calibration, { missing: seat.missing, isWaived: seat.waived !== null });
    if (refusal) throw new DomainError("closed", refusal);
    await ctx.db
      .insert(calibrationWaivers)
      .values({ appointmentId, reason, waivedBy: ctx.actor!.userId, waivedAt: ctx.now });
    await recordAudit(ctx, {
      act: "calibration.waived",
      subject: { kind: "round", id: roundId },
      after: { appointment: appointmentId, missing: seat.missing, reason },
    });
    return { name: seat.name };
  });
}
