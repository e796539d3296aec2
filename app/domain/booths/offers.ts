import type { AskedKind } from "~/lib/vocabulary";
import { bestBlock, type LyingBooth } from "./neighbours";

/** What an application on the waiting list asks for. */
export interface WaitingNeed {
  readonly asks: readonly { readonly kind: AskedKind; readonly booths: number; readonly area: number | null }[];
  /** Watts in all. */
  readonly power: number;
  readonly needsWater: boolean;
  readonly wantsCorner: boolean;
}

export const boothsNeeded = ({ asks }: Pick<WaitingNeed, "asks">): number =>
  asks.reduce((sum, ask) => sum + ask.booths, 0);

/**
 * The free booths that are offered for all an application asks for, adjoining where there are as many; null where something is missing.
 * Source: docs/rules/booths.md#offers
 */
export function placesFor<Booth extends LyingBooth>(need: WaitingNeed, free: readonly Booth[]): Booth[] | null {
  const total = boothsNeeded(need);
  const places: Booth[] = [];
  for (const { kind, booths, area } of need.asks) {
    const left = free.filter((booth) => !places.includes(booth));
    const block = bestBlock(left, {
      kind,
      booths,
      // Ground is asked for as a whole.
      area: area === null ? null : area / booths,
      power: Math.ceil(need.power / total),
      needsWater: need.needsWater,
      wantsCorner: need.wantsCorner,
    });
    if (!block) return null;
    places.push(...block);
  }
  return places.length > 0 ? places : null;
}

/** Where an application stands on the waiting list. */
export interface InLine {
  readonly id: string;
  /** Offers that ended without a yes. */
  readonly missed: number;
  readonly priority: number;
  readonly submittedAt: Date | null;
}

/** Who said no, or nothing, stands behind who was not asked; then priority, then who came first. Source: docs/rules/booths.md#waiting */
export function byTurn(a: InLine, b: InLine): number {
  return (
    a.missed - b.missed ||
    b.priority - a.priority ||
    (a.submittedAt?.getTime() ?? 0) - (b.submittedAt?.getTime() ?? 0) ||
    a.id.localeCompare(b.id)
  );
}
