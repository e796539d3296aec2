import type { Pair } from "../rounds/pairs";
import { keyOf, seatsFor } from "./balance";
import { type Basis, knows, mayScore, type Scorer } from "./rules";

/**
 * A plan by plain turns, the entries with the fewest able jurors first: who knows the group, then who has least, then who stands there
 * already, then who has met the others of this entry least. The solver starts from it.
 */
export function greedyPlan(basis: Basis, perEntry: number): Pair[] {
  const load = new Map<string, number>();
  const met = new Map<string, number>();
  const meetings = (one: Scorer, others: readonly Scorer[]) =>
    others.reduce((sum, other) => sum + (met.get(meetingKey(one, other)) ?? 0), 0);
  const byNeed = basis.entries
    .map((entry) => ({ entry, able: basis.scorers.filter((scorer) => mayScore(basis, scorer, entry)) }))
    .sort((a, b) => a.able.length - b.able.length);

  return byNeed.flatMap(({ entry, able }) => {
    const chosen = able.filter((scorer) => basis.begun.has(keyOf(scorer, entry)));
    const seats = seatsFor(basis, entry, perEntry);
    while (chosen.length < seats) {
      const left = able.filter((scorer) => !chosen.includes(scorer));
      const rank = (scorer: Scorer) => [
        knows(scorer, entry.groupCode) ? 0 : 1,
        load.get(scorer.appointmentId) ?? 0,
        basis.current.has(keyOf(scorer, entry)) ? 0 : 1,
        meetings(scorer, chosen),
      ];
      chosen.push(left.reduce((best, one) => (isBefore(rank(one), rank(best)) ? one : best)));
    }
    for (const one of chosen) {
      load.set(one.appointmentId, (load.get(one.appointmentId) ?? 0) + 1);
      for (const other of chosen) met.set(meetingKey(one, other), (met.get(meetingKey(one, other)) ?? 0) + 1);
    }
    return chosen.map(({ appointmentId }) => ({ appointmentId, nominationId: entry.nominationId }));
  });
}

const meetingKey = (one: Scorer, other: Scorer) => `${one.appointmentId}:${other.appointmentId}`;

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, place) => value !== b[place]);
  return at >= 0 && a[at]! < b[at]!;
}
