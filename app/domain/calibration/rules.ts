import type { Calibration } from "../schemes/rules";

/** `none`: the rules foresee no calibration. `preparing`: its products are still chosen. */
export const CALIBRATION_STATES = ["none", "preparing", "open", "closed"] as const;
export type CalibrationState = (typeof CALIBRATION_STATES)[number];

/** The first time a juror scores the anchors, or the second, after the discussion. */
export type Time = 1 | 2;

/** row: null before the calibration is opened. */
export function stateOf(rule: Calibration | null, row: { readonly closedAt: Date | null } | null): CalibrationState {
  if (row) return row.closedAt ? "closed" : "open";
  return rule ? "preparing" : "none";
}

/** Whether a juror has submitted an anchor, the first time at least. own: their latest sheet of it. */
export function hasSubmitted(own: { readonly time: Time; readonly submittedAt: Date | null } | null): boolean {
  return own !== null && (own.submittedAt !== null || own.time === 2);
}

/** How far apart jurors are, all in hundredths of a point. */
export interface Spread {
  readonly lowest: number;
  readonly highest: number;
  /** The highest minus the lowest. */
  readonly range: number;
  /** Rounded to a hundredth, half up. */
  readonly mean: number;
}

/** points: in hundredths, one a juror. Null where nobody gave any. */
export function spreadOf(points: readonly number[]): Spread | null {
  if (points.length === 0) return null;
  const lowest = Math.min(...points);
  const highest = Math.max(...points);
  const sum = points.reduce((all, one) => all + one, 0);
  const mean = Math.floor((2 * sum + points.length) / (2 * points.length));
  return { lowest, highest, range: highest - lowest, mean };
}

interface Compared {
  readonly code: string;
  /** Hundredths. */
  readonly maximum: number;
  readonly spread: Spread | null;
}

/** Criteria a discussion begins with. */
const MOST_DISCUSSED = 3;

/**
 * The criteria on which a jury differs most, the widest first: by the part of the criterion's maximum that lies between the lowest and
 * the highest points. None where all gave the same.
 */
export function differingMost<C extends Compared>(criteria: readonly C[]): C[] {
  return criteria
    .filter(({ spread }) => spread !== null && spread.range > 0)
    .sort((a, b) => b.spread!.range * a.maximum - a.spread!.range * b.maximum)
    .slice(0, MOST_DISCUSSED);
}

/** Jurors whose own sheets wait. missing: anchors they still have to submit. */
export function lateSeats<S extends { readonly missing: number }>(seats: readonly S[]): S[] {
  return seats.filter(({ missing }) => missing > 0);
}
