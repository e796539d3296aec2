import type { Context } from "../context";
import type { RoundDetails } from "../rounds/queries.server";
import { missingAnchorsOf } from "./gate.server";
import { calibrationAt } from "./queries.server";
import { type CalibrationState, hasSubmitted, lateSeats } from "./rules";

/** What a juror's own page of a round says of its calibration. */
export interface JurorNotice {
  readonly state: CalibrationState;
  /** Anchors the juror has submitted, of how many there are. */
  readonly submitted: number;
  readonly anchors: number;
  /** Anchors their own sheets still wait for. */
  readonly missing: number;
}

/** Null where the rules foresee no calibration. Refused as `calibrationAt`. */
export async function jurorNotice(
  ctx: Context,
  round: Pick<RoundDetails, "id" | "slug" | "rules">,
): Promise<JurorNotice | null> {
  const rule = round.rules.calibration.value;
  if (!rule) return null;
  const [{ state, cards }, missing] = await Promise.all([
    calibrationAt(ctx, round.slug),
    missingAnchorsOf(ctx, round.id),
  ]);
  const submitted = cards.filter(({ own }) => hasSubmitted(own)).length;
  return { state, submitted, anchors: rule.anchors, missing };
}

/** What the agency's pages of a round say of its calibration. */
export interface AgencyNotice {
  readonly state: CalibrationState;
  /** Whether real sheets wait for it. */
  readonly waits: boolean;
  /** Names of the jurors whose own sheets wait. */
  readonly late: readonly string[];
}

/** Null where the rules foresee no calibration. Refused as `calibrationAt`. */
export async function agencyNotice(
  ctx: Context,
  round: Pick<RoundDetails, "slug" | "rules">,
): Promise<AgencyNotice | null> {
  const rule = round.rules.calibration.value;
  if (!rule) return null;
  const { state, jurors } = await calibrationAt(ctx, round.slug);
  return { state, waits: rule.waits, late: lateSeats(jurors ?? []).map(({ name }) => name) };
}
