import { m } from "~/i18n/paraglide/messages";
import type { CouncilRole, Level } from "~/lib/vocabulary";
import { mayRunRound } from "../rounds/policy";
import { hasReached, type PhaseSpan } from "../rounds/rules";

/** Organiser or secretary of the round's agency. */
export const mayNameCouncil = mayRunRound;

/** Seats change until the decision is being recorded. */
export function whyNotChangeCouncil(
  round: { readonly phases: readonly PhaseSpan[]; readonly openedAt: Date | null },
  now: Date,
): string | null {
  return round.openedAt && hasReached(round.phases, now, "complaints") ? m.councils_is_done() : null;
}

/** Members a council of the level usually has. Source: docs/rules/panels.md#council. */
const USUAL_SIZES: Readonly<Record<Level, readonly [number, number]>> = {
  commune: [5, 7],
  district: [5, 7],
  province: [7, 9],
  region: [9, 11],
  nation: [11, 13],
};

interface Seat {
  readonly role: CouncilRole;
  readonly endedAt: Date | null;
}

/** Advice only: how many members and which chair a council of the level usually has; empty when it is so. */
export function adviceForCouncil(seats: readonly Seat[], level: Level): string[] {
  const live = seats.filter((seat) => seat.endedAt === null);
  const [small, large] = USUAL_SIZES[level];
  return [
    ...(live.length < small || live.length > large || live.length % 2 === 0
      ? [m.councils_usual_size({ seats: live.length, small, large })]
      : []),
    ...(live.some((seat) => seat.role === "chair") ? [] : [m.councils_needs_chair()]),
  ];
}
