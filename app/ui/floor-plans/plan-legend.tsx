import { formatNumber } from "~/i18n/formats";
import { boothStateName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { BOOTH_STATES, type BoothState } from "~/lib/vocabulary";
import { classNames } from "~/ui/primitives/class-names";
import type { Holder, PlanColour } from "./colours";

interface LegendItem {
  readonly colour: PlanColour;
  readonly label: string;
}

/** Of more chips than these a phone shows smaller ones: the plan below them is what one came for. */
const MANY = 12;

/** What the colours of a plan say. */
export function PlanLegend({ items }: { items: readonly LegendItem[] }) {
  return (
    <ul
      aria-label={m.plans_legend()}
      className={classNames(
        "mb-4 flex flex-wrap text-sm",
        items.length > MANY ? "gap-2 max-sm:gap-1 max-sm:text-xs" : "gap-2",
      )}
    >
      {items.map(({ colour, label }) => (
        <li key={label} className={`plan-chip p${colour}`}>
          {label}
        </li>
      ))}
    </ul>
  );
}

/** One chip a province with how many booths it holds, and one for what is free. */
export function legendOfHolders(holders: readonly Holder[], free: number): LegendItem[] {
  return [
    ...holders.map(({ name, codes, colour }) => ({ colour, label: `${name} (${formatNumber(codes.length)})` })),
    { colour: "available" as const, label: m.plans_free({ count: formatNumber(free) }) },
  ];
}

/** One chip a state that occurs, with its number. */
export function legendOfStates(booths: readonly { readonly state: BoothState }[]): LegendItem[] {
  return BOOTH_STATES.map((state) => ({ state, count: booths.filter((booth) => booth.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => ({ colour: state, label: `${boothStateName(state)} (${formatNumber(count)})` }));
}
