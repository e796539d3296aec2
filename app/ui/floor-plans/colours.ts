import { compareVietnamese } from "~/lib/vietnamese-text";
import type { BoothState } from "~/lib/vocabulary";

/** How a place on a plan is filled: by what became of it, or in one of eight colours, 1 to 8. */
export type PlanColour = BoothState | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** What a plan is coloured by. */
interface HeldBooth {
  readonly code: string;
  readonly state: BoothState;
  readonly provinceId: string | null;
  readonly provinceName: string | null;
}

/** A province that has booths. `codes`: B2 before B10. */
export interface Holder {
  readonly id: string;
  readonly name: string;
  readonly codes: readonly string[];
  readonly colour: PlanColour;
}

const COLOURS = 8;

/** Whose a booth is may be told: it was given, or taken. A hold is nobody's business. */
export const isTaken = ({ state }: Pick<HeldBooth, "state">): boolean => state === "reserved" || state === "confirmed";

/** Provinces that have a booth, the one with most first; each has one of the colours of the plan, and the ninth the first again. */
export function holdersOf(booths: readonly HeldBooth[]): Holder[] {
  const holders = new Map<string, { id: string; name: string; codes: string[] }>();
  for (const { provinceId, provinceName, code } of booths.filter(isTaken)) {
    if (!provinceId || !provinceName) continue;
    const holder = holders.get(provinceId) ?? { id: provinceId, name: provinceName, codes: [] };
    holder.codes.push(code);
    holders.set(provinceId, holder);
  }
  return [...holders.values()]
    .sort((a, b) => b.codes.length - a.codes.length)
    .map((holder, index) => ({
      ...holder,
      codes: holder.codes.toSorted(compareVietnamese),
      colour: ((index % COLOURS) + 1) as PlanColour,
    }));
}

/** A booth in the colour of its province; what is nobody's, or not yet, by its state. */
export function byProvince(holders: readonly Holder[]): (booth: HeldBooth) => PlanColour {
  const colours = new Map(holders.map(({ id, colour }) => [id, colour]));
  return (booth) => (booth.provinceId && isTaken(booth) ? (colours.get(booth.provinceId) ?? booth.state) : booth.state);
}

export const byState = ({ state }: Pick<HeldBooth, "state">): PlanColour => state;
