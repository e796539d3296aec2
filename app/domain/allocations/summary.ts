import { foldText } from "~/lib/vietnamese-text";
import type { Shown } from "./forms";
import type { Explained } from "./result";

/** A plan in figures. */
export interface PlanSum {
  /** Booths that are given anew, and to how many applications; that stay; granted ones without a place. */
  readonly given: number;
  readonly holders: number;
  readonly kept: number;
  readonly missing: number;
  /** Booths somebody has in it. */
  readonly placed: number;
  /** Applications that move. */
  readonly moved: number;
  readonly wishes: number;
  readonly wishesKept: number;
}

export function sumOf(plan: readonly Explained[]): PlanSum {
  const sum = (of: (one: Explained) => number) => plan.reduce((all, one) => all + of(one), 0);
  const given = (one: Explained) => Math.max(0, one.fresh.length - one.movedFrom.length);
  return {
    given: sum(given),
    holders: plan.filter((one) => given(one) > 0).length,
    kept: sum((one) => one.booths.length - one.fresh.length),
    missing: sum((one) => one.missing),
    placed: sum((one) => one.booths.length),
    moved: plan.filter((one) => one.movedFrom.length > 0).length,
    wishes: sum((one) => wishStates(one).length),
    wishesKept: sum((one) => wishStates(one).filter(Boolean).length),
  };
}

/** Whether each wish holds: a corner, one of the booths, each neighbour. */
function wishStates({ corner, wished, neighbours }: Explained): boolean[] {
  return [
    ...(corner === null ? [] : [corner]),
    ...(wished.length === 0 ? [] : [wished.some((one) => one.isGiven)]),
    ...neighbours.map((one) => one.isKept),
  ];
}

const SHOWS: Record<Shown, (one: Explained) => boolean> = {
  all: () => true,
  missing: (one) => one.missing > 0,
  unmet: (one) => wishStates(one).includes(false) || one.together === false,
  moved: (one) => one.movedFrom.length > 0,
};

export const countShown = (plan: readonly Explained[], shown: Shown): number => plan.filter(SHOWS[shown]).length;

/** The applications that a list is narrowed to; words match without their tones, in number, name and booths. */
export function narrowed(
  plan: readonly Explained[],
  { show, q }: { readonly show: Shown; readonly q: string },
): Explained[] {
  const words = foldText(q).split(" ").filter(Boolean);
  return plan.filter(SHOWS[show]).filter(({ number, name, booths }) => {
    const text = foldText([number, name, ...booths].join(" "));
    return words.every((word) => text.includes(word));
  });
}

/** Who stands elsewhere than in another plan. */
export function movedBetween(plan: readonly Explained[], other: readonly Explained[]): Explained[] {
  const before = new Map(other.map((one) => [one.id, one.boothIds.toSorted().join()]));
  return plan.filter((one) => (before.get(one.id) ?? "") !== one.boothIds.toSorted().join());
}
