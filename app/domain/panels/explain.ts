import type { Pair } from "../rounds/pairs";
import { keyOf, loadWeight, seatsFor, WEIGHTS } from "./balance";
import { partsOf } from "./links";
import { type Basis, knows, pairKey } from "./rules";

/** What a plan reached, as it is kept with it. */
export interface Explanation {
  readonly assignments: number;
  /** Entries of the idlest and the busiest juror. */
  readonly load: { readonly least: number; readonly most: number };
  /** Assignments to jurors who do not know the group. */
  readonly strangers: number;
  /** Pairs of jurors without a common entry. */
  readonly unmet: number;
  /** Parts of the jury that share no entry; 1 is what is wanted. */
  readonly parts: number;
  /** Entries with fewer jurors than asked, and how many they have: the others are recused, in conflict or of another panel. */
  readonly short: readonly { readonly nominationId: string; readonly jurors: number }[];
  /** Entries with more jurors than asked, as their sheets have begun. */
  readonly beyond: readonly { readonly nominationId: string; readonly jurors: number }[];
  /** Of a balanced plan: its price by the weights, and the least that any plan could cost. */
  readonly price?: number;
  readonly bound?: number;
}

/** perEntry: null where every able juror scores. bound: of the solver. */
export function explain(basis: Basis, plan: readonly Pair[], perEntry: number | null, bound?: number): Explanation {
  const { scorers, entries } = basis;
  const given = new Set(plan.map(pairKey));
  const loads = scorers.map((scorer) => entries.filter((entry) => given.has(keyOf(scorer, entry))).length);
  const [least, most] = loads.length === 0 ? [0, 0] : [Math.min(...loads), Math.max(...loads)];
  const groupOf = new Map(entries.map((entry) => [entry.nominationId, entry.groupCode]));
  const scorerOf = new Map(scorers.map((scorer) => [scorer.appointmentId, scorer]));
  const strangers = plan.filter(
    (pair) => !knows(scorerOf.get(pair.appointmentId)!, groupOf.get(pair.nominationId)!),
  ).length;
  const unmet = scorers
    .flatMap((one, at) => scorers.slice(at + 1).map((other) => [one, other] as const))
    .filter(
      ([one, other]) => !entries.some((entry) => [one, other].every((two) => given.has(keyOf(two, entry)))),
    ).length;
  const seated = entries.map((entry) => ({
    nominationId: entry.nominationId,
    jurors: scorers.filter((scorer) => given.has(keyOf(scorer, entry))).length,
  }));
  const moved = [...basis.current].filter((key) => !given.has(key) && !basis.barred.has(key)).length;
  return {
    assignments: plan.length,
    load: { least, most },
    strangers,
    unmet,
    parts: partsOf(plan).length,
    short: seated.filter(({ jurors }) => jurors < (perEntry ?? 1)),
    beyond: perEntry === null ? [] : seated.filter(({ jurors }) => jurors > perEntry),
    ...(bound !== undefined && {
      price:
        loadWeight(scorers.length) * (most - least) +
        WEIGHTS.stranger * strangers +
        WEIGHTS.unmet * unmet +
        WEIGHTS.moved * moved,
      bound,
    }),
  };
}

/** Whether a plan keeps what no plan may break: nobody barred, what has begun stays, each entry as many jurors as it gets. */
export function keepsTheRules(basis: Basis, plan: readonly Pair[], perEntry: number): boolean {
  const given = new Set(plan.map(pairKey));
  if (given.size !== plan.length || [...basis.begun].some((key) => !given.has(key))) return false;
  if (plan.some((pair) => basis.barred.has(pairKey(pair)))) return false;
  return basis.entries.every((entry) => {
    const jurors = basis.scorers.filter((scorer) => given.has(keyOf(scorer, entry)));
    const inPanel = jurors.every(({ panelGroup }) => panelGroup === null || panelGroup === entry.groupCode);
    return inPanel && jurors.length === seatsFor(basis, entry, perEntry);
  });
}
