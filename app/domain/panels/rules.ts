import type { Pair } from "../rounds/pairs";

/** A seat in force, as far as it decides who may score what. */
export interface Scorer {
  readonly appointmentId: string;
  /** Product groups the juror knows; empty: all. */
  readonly expertise: readonly string[];
  /** The one group their panel scores; null: all. */
  readonly panelGroup: string | null;
}

export interface Entry {
  readonly nominationId: string;
  readonly groupCode: string;
}

/** Everything a plan rests on: who sits, what was admitted, what is ruled out and what stands already. */
export interface Basis {
  readonly scorers: readonly Scorer[];
  readonly entries: readonly Entry[];
  /**
   * Pairs that are out: recused, in conflict, or never to be given (`barredPairs`). Not what a juror has of an establishment they left
   * another entry of: that is theirs and counts. By `pairKey`.
   */
  readonly barred: ReadonlySet<string>;
  /** Live assignments of seats in force. */
  readonly current: ReadonlySet<string>;
  /** Of these, whose sheet has points or remarks or is signed: they stay. */
  readonly begun: ReadonlySet<string>;
}

export const pairKey = ({ appointmentId, nominationId }: Pair) => `${appointmentId}:${nominationId}`;

const pairOf = (scorer: Scorer, entry: Entry): Pair => ({
  appointmentId: scorer.appointmentId,
  nominationId: entry.nominationId,
});

/** Nothing rules out that the juror scores the entry. */
export function mayScore(basis: Basis, scorer: Scorer, entry: Entry): boolean {
  const inPanel = scorer.panelGroup === null || scorer.panelGroup === entry.groupCode;
  return inPanel && !basis.barred.has(pairKey(pairOf(scorer, entry)));
}

export function knows(scorer: Pick<Scorer, "expertise">, groupCode: string): boolean {
  return scorer.expertise.length === 0 || scorer.expertise.includes(groupCode);
}

/** Every entry to every juror whom nothing rules out; only where the juror knows the group, if asked. */
export function pairsOf(basis: Basis, { known = false } = {}): Pair[] {
  return basis.scorers.flatMap((scorer) =>
    basis.entries
      .filter((entry) => mayScore(basis, scorer, entry) && (!known || knows(scorer, entry.groupCode)))
      .map((entry) => pairOf(scorer, entry)),
  );
}

export interface Changes {
  readonly added: readonly Pair[];
  readonly takenBack: readonly Pair[];
  readonly kept: number;
}

/** What a plan changes. What was begun and what was declined stays as it is, whatever the plan says. */
export function changesOf(basis: Basis, plan: readonly Pair[]): Changes {
  const wanted = new Set(plan.map(pairKey));
  const stays = (key: string) => wanted.has(key) || basis.begun.has(key) || basis.barred.has(key);
  return {
    added: plan.filter((pair) => !basis.current.has(pairKey(pair))),
    takenBack: [...basis.current].filter((key) => !stays(key)).map(pairFrom),
    kept: [...basis.current].filter((key) => stays(key) && !basis.barred.has(key)).length,
  };
}

export function pairFrom(key: string): Pair {
  const [appointmentId = "", nominationId = ""] = key.split(":");
  return { appointmentId, nominationId };
}

/**
 * Where a juror stands with an entry: not given to them, given, begun (points or remarks), signed; or never theirs, as they recused
 * themselves, answered that they are in conflict, or sit in the panel of another group.
 */
export type PairState = "open" | "given" | "begun" | "signed" | "recused" | "conflict" | "other_panel";

/** Counts as a sheet of the entry, now or once it is signed. */
export function isGiven(state: PairState): boolean {
  return state === "given" || state === "begun" || state === "signed";
}
