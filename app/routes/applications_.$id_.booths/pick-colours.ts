import { askedKindOf } from "~/domain/fairs/rules";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { PlanColour } from "~/ui/floor-plans/colours";
import type { Desk, DeskBooth, DeskClaim } from "./desk";

const OWN: PlanColour = 2;
const TAKEN: PlanColour = 1;

/** Whether a free booth may be picked: of a kind that is still to be taken, and kept for nobody else. */
export const maySuit = ({ kind, isKept }: DeskBooth, room: Desk["room"]): boolean =>
  !isKept && room[askedKindOf(kind)] > 0;

/** One's own booths, those one may take, those somebody has, and those that do not fit what was granted. */
export function pickColours(own: ReadonlyMap<string, DeskClaim>, room: Desk["room"]) {
  return (booth: DeskBooth): PlanColour => {
    if (own.has(booth.id)) return OWN;
    if (booth.state === "available") return maySuit(booth, room) ? "available" : "blocked";
    return booth.state === "blocked" ? "blocked" : TAKEN;
  };
}

/** One chip a colour that occurs, with its number. */
export function legendOf(booths: readonly DeskBooth[], colourOf: (booth: DeskBooth) => PlanColour) {
  const labels = [
    [OWN, m.booths_legend_own],
    ["available", m.booths_legend_free],
    [TAKEN, m.booths_legend_taken],
    ["blocked", m.booths_legend_unfit],
  ] as const;
  return labels.flatMap(([colour, label]) => {
    const count = booths.filter((booth) => colourOf(booth) === colour).length;
    return count > 0 ? [{ colour, label: label({ count: formatNumber(count) }) }] : [];
  });
}
