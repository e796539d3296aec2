import { ASKED_KINDS, type AskedKind, type BoothKind } from "~/lib/vocabulary";
import { askedKindOf } from "../fairs/rules";
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

/** Of one kind of place, as it is asked for: free ones that are kept for nobody by hand, and how many of them may be offered. */
export interface ToOffer {
  readonly kind: AskedKind;
  readonly free: number;
  readonly left: number;
}

/** Kind by kind what may be offered of what is free; kinds with nothing free are left out. free, promised: as for `shortOf`. */
export function mostToOffer(
  free: readonly { readonly kind: BoothKind }[],
  promised: ReadonlyMap<AskedKind, number>,
): ToOffer[] {
  return ASKED_KINDS.flatMap((kind) => {
    const count = free.filter((booth) => askedKindOf(booth.kind) === kind).length;
    return count > 0 ? [{ kind, free: count, left: Math.max(0, count - (promised.get(kind) ?? 0)) }] : [];
  });
}

/**
 * Of which kind fewer places are free than are offered and promised together, and how many of it may be offered; null where all may.
 * free, offered: by the kinds of the booths. promised: places that accepted applications were granted and do not have yet.
 * Source: docs/rules/booths.md#offers
 */
export function shortOf(
  free: readonly { readonly kind: BoothKind }[],
  promised: ReadonlyMap<AskedKind, number>,
  offered: readonly { readonly kind: BoothKind }[],
): { readonly kind: AskedKind; readonly left: number } | null {
  const most = new Map(mostToOffer(free, promised).map(({ kind, left }) => [kind, left]));
  for (const [kind, places] of Map.groupBy(offered, (booth) => askedKindOf(booth.kind))) {
    const left = most.get(kind) ?? 0;
    if (places.length > left) return { kind, left };
  }
  return null;
}

/** Booths without those that an application was offered and did not take. */
export const notMissed = <Booth extends { readonly id: string }>(
  { refusedBooths }: { readonly refusedBooths: readonly string[] },
  booths: readonly Booth[],
): Booth[] => booths.filter((booth) => !refusedBooths.includes(booth.id));

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
