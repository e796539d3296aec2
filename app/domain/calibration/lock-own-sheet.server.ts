import { eq } from "drizzle-orm";
import { appointments, calibrationAnchors, rounds } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { criteriaTree, roundById } from "../rounds/queries.server";
import { askedOf, scoringPhase } from "../sheets/rules";
import { latestSheet, pointsOf } from "./anchor-sheet.server";
import { factsOf } from "./lock-calibration.server";
import { roundOfAnchor } from "./queries.server";
import { ownSeat } from "./seats.server";

/**
 * Lock what a juror writes on an anchor: two open tabs write one after the other, and the calibration is not closed meanwhile.
 * Throws "forbidden" to a visitor, "not_found" to those without a seat in the jury.
 */
export async function lockOwnAnchorSheet(ctx: WriteContext, anchorId: string) {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const roundId = await roundOfAnchor(ctx, anchorId);
  const seat = await ownSeat(ctx, roundId);
  if (!seat) throw new DomainError("not_found", m.calibration_anchor_not_found());
  // The round before the seat, as everywhere; jurors do not wait for each other.
  await ctx.db.select({ id: rounds.id }).from(rounds).where(eq(rounds.id, roundId)).for("key share");
  await ctx.db
    .select({ id: appointments.id })
    .from(appointments)
    .where(eq(appointments.id, seat.appointmentId))
    .for("no key update");
  const round = await roundById(ctx, roundId);
  const [[anchor], facts, tree, sheet] = await Promise.all([
    ctx.db.select().from(calibrationAnchors).where(eq(calibrationAnchors.id, anchorId)),
    factsOf(ctx, round),
    criteriaTree(ctx, roundId),
    latestSheet(ctx, anchorId, seat.appointmentId),
  ]);
  return {
    roundId,
    appointmentId: seat.appointmentId,
    sheet,
    given: sheet ? await pointsOf(ctx, sheet.id) : new Map<string, number>(),
    criteria: askedOf(tree, anchor!.groupCode),
    facts: { ...facts, phase: scoringPhase(round.phases, ctx.now) },
  };
}
