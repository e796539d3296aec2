import { count, eq } from "drizzle-orm";
import { calibrationAnchors, calibrations } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { lockRound } from "../rounds/lock-round.server";
import type { RoundDetails } from "../rounds/queries.server";
import { type CalibrationFacts, mayRunCalibration, maySeeCalibration, whyNotPrepare } from "./policy";
import { roundOfAnchor } from "./queries.server";
import { stateOf } from "./rules";
import { ownSeat } from "./seats.server";

export interface LockedCalibration extends CalibrationFacts {
  readonly round: RoundDetails;
}

/**
 * Lock a round for an act of those who run its calibration: jurors' points wait for it. Throws "not_found" to those who may not see
 * the calibration, "forbidden" to a visitor and to those who do not run it.
 */
export async function lockCalibration(ctx: WriteContext, roundId: string): Promise<LockedCalibration> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const round = await lockRound(ctx, roundId);
  if (!maySeeCalibration(ctx.actor, round)) throw new DomainError("not_found", m.rounds_not_found());
  const seat = await ownSeat(ctx, round.id);
  if (!mayRunCalibration(ctx.actor, round, seat?.role === "head")) {
    throw new DomainError("forbidden", m.calibration_why_not_yours());
  }
  return { round, ...(await factsOf(ctx, round)) };
}

/** The same for a change to an anchor; "closed" once the calibration was opened. */
export async function lockAnchor(ctx: WriteContext, anchorId: string): Promise<LockedCalibration> {
  const locked = await lockCalibration(ctx, await roundOfAnchor(ctx, anchorId));
  const closed = whyNotPrepare(locked);
  if (closed) throw new DomainError("closed", closed);
  // Somebody else may have taken it away before the lock was held.
  await roundOfAnchor(ctx, anchorId);
  return locked;
}

/** What decides about a calibration, as it stands now. */
export async function factsOf(ctx: WriteContext, round: RoundDetails): Promise<CalibrationFacts> {
  const [[row], [counted]] = await Promise.all([
    ctx.db.select({ closedAt: calibrations.closedAt }).from(calibrations).where(eq(calibrations.roundId, round.id)),
    ctx.db.select({ anchors: count() }).from(calibrationAnchors).where(eq(calibrationAnchors.roundId, round.id)),
  ]);
  const rule = round.rules.calibration.value;
  return { rule, state: stateOf(rule, row ?? null), phase: round.phase, anchors: counted!.anchors };
}
