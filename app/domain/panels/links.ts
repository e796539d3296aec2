import type { Pair } from "../rounds/pairs";
import { WEIGHTS } from "./balance";
import { type Basis, type Entry, knows, mayScore, pairKey, type Scorer } from "./rules";

/**
 * The jury in parts that share no entry, each as its seats, the largest first. Scores of two parts cannot be compared: a strict part and
 * a mild one look alike. Seats without an entry are in none.
 */
export function partsOf(pairs: readonly Pair[]): string[][] {
  const { find } = joined(pairs);
  const parts = new Map<string, Set<string>>();
  for (const { appointmentId } of pairs) {
    const root = find(appointmentId);
    parts.set(root, (parts.get(root) ?? new Set()).add(appointmentId));
  }
  return [...parts.values()]
    .map((part) => [...part].sort())
    .sort((a, b) => b.length - a.length || (a[0]! < b[0]! ? -1 : 1));
}

/**
 * The fewest and cheapest assignments that make one part of all: one less than there are parts, jurors who know the group first, then
 * those with the least to do. Fewer where recusals stand in the way. Empty for a connected jury.
 * pairs: what is given now, without what was declined.
 */
export function linksToConnect(basis: Basis, pairs: readonly Pair[]): Pair[] {
  const { find, join } = joined(pairs);
  const load = new Map<string, number>();
  for (const { appointmentId } of pairs) load.set(appointmentId, (load.get(appointmentId) ?? 0) + 1);
  const given = new Set(pairs.map(pairKey));
  const seats = basis.scorers.filter((scorer) => load.has(scorer.appointmentId));
  const scored = new Set(pairs.map((pair) => pair.nominationId));
  const entries = basis.entries.filter((entry) => scored.has(entry.nominationId));
  const price = (scorer: Scorer, entry: Entry) =>
    (knows(scorer, entry.groupCode) ? 0 : WEIGHTS.stranger * entries.length) + load.get(scorer.appointmentId)!;
  return seats
    .flatMap((scorer) =>
      entries
        .filter((entry) => mayScore(basis, scorer, entry))
        .map((entry) => ({
          pair: { appointmentId: scorer.appointmentId, nominationId: entry.nominationId },
          price: price(scorer, entry),
        })),
    )
    .filter(({ pair }) => !given.has(pairKey(pair)))
    .sort((a, b) => a.price - b.price)
    .filter(({ pair }) => {
      if (find(pair.appointmentId) === find(pair.nominationId)) return false;
      join(pair.appointmentId, pair.nominationId);
      return true;
    })
    .map(({ pair }) => pair);
}

/** Jurors and entries as sets that assignments join. */
function joined(pairs: readonly Pair[]) {
  const parent = new Map<string, string>();
  const find = (id: string): string => {
    let root = id;
    while ((parent.get(root) ?? root) !== root) root = parent.get(root)!;
    parent.set(id, root);
    return root;
  };
  const join = (one: string, other: string) => {
    parent.set(find(one), find(other));
  };
  for (const { appointmentId, nominationId } of pairs) join(appointmentId, nominationId);
  return { find, join };
}
