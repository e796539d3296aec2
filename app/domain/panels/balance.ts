import type { Pair } from "../rounds/pairs";
import { type Basis, type Entry, knows, mayScore, pairKey, type Scorer } from "./rules";

/**
 * What a balanced plan minds, in points of one scale. A juror who does not know the group is the worst of single faults; two
 * jurors who never meet over an entry cannot be compared; a move costs least. Load stands above the meetings: one entry more between
 * the busiest and the idlest weighs more than all meetings together.
 * Source: docs/rules/panels.md#balanced
 */
export const WEIGHTS = { stranger: 10, unmet: 4, moved: 1 } as const;
export const loadWeight = (scorers: number) => 2 * scorers * scorers;

/** Places where a meeting of two jurors is looked for; more of them only make the model larger. */
const MEETING_PLACES = 3;

/** A mixed-integer program as the solver takes it, rows packed (CSR). The first columns are `pairs`, each 0 or 1. */
export interface Program {
  readonly pairs: readonly Pair[];
  readonly cost: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly rows: readonly Row[];
  /** Objective of what no plan changes: two jurors without a common entry. */
  readonly offset: number;
}

export interface Row {
  readonly lower: number;
  readonly upper: number;
  readonly terms: readonly (readonly [column: number, factor: number])[];
}

/** How many jurors an entry gets: as many as asked, as many as there are, and never fewer than have begun. */
export function seatsFor(basis: Basis, entry: Entry, perEntry: number): number {
  const able = basis.scorers.filter((scorer) => mayScore(basis, scorer, entry));
  const begun = able.filter((scorer) => basis.begun.has(keyOf(scorer, entry)));
  return Math.max(begun.length, Math.min(perEntry, able.length));
}

export const keyOf = (scorer: Scorer, entry: Entry) =>
  pairKey({ appointmentId: scorer.appointmentId, nominationId: entry.nominationId });

/** The program whose best solution is the balanced plan. */
export function programOf(basis: Basis, perEntry: number): Program {
  const { scorers, entries } = basis;
  const pairs: Pair[] = [];
  const columnOf = new Map<string, number>();
  const cost: number[] = [];
  const lower: number[] = [];
  const upper: number[] = [];
  const rows: Row[] = [];
  let offset = 0;
  const column = (costs: number, from: number, to: number) => {
    cost.push(costs);
    lower.push(from);
    upper.push(to);
    return cost.length - 1;
  };

  for (const entry of entries) {
    const able = scorers.filter((scorer) => mayScore(basis, scorer, entry));
    const terms = able.map((scorer) => {
      const key = keyOf(scorer, entry);
      const strange = knows(scorer, entry.groupCode) ? 0 : WEIGHTS.stranger;
      // To keep what stands is worth a move; the constant makes the objective count moves.
      const stands = basis.current.has(key) ? WEIGHTS.moved : 0;
      offset += stands;
      const at = column(strange - stands, basis.begun.has(key) ? 1 : 0, 1);
      columnOf.set(key, at);
      pairs.push({ appointmentId: scorer.appointmentId, nominationId: entry.nominationId });
      return [at, 1] as const;
    });
    const seats = seatsFor(basis, entry, perEntry);
    rows.push({ lower: seats, upper: seats, terms });
  }

  addLoad(basis, perEntry, columnOf, column, rows);
  offset += addMeetings(basis, columnOf, column, rows);
  return { pairs, cost, lower, upper, rows, offset };
}

type AddColumn = (cost: number, lower: number, upper: number) => number;

/** The busiest and the idlest juror, and the price of what lies between them. */
function addLoad(basis: Basis, perEntry: number, columnOf: Columns, column: AddColumn, rows: Row[]): void {
  const { scorers, entries } = basis;
  if (scorers.length === 0) return;
  const total = entries.reduce((sum, entry) => sum + seatsFor(basis, entry, perEntry), 0);
  // No plan has a busiest juror below the mean or an idlest one above it: said here, so that the proof need not find it.
  const most = column(loadWeight(scorers.length), Math.ceil(total / scorers.length), entries.length);
  const least = column(-loadWeight(scorers.length), 0, Math.floor(total / scorers.length));
  for (const scorer of scorers) {
    const own = entries
      .map((entry) => columnOf.get(keyOf(scorer, entry)))
      .filter((at) => at !== undefined)
      .map((at) => [at, 1] as const);
    rows.push({ lower: Number.NEGATIVE_INFINITY, upper: 0, terms: [...own, [most, -1]] });
    rows.push({ lower: 0, upper: Number.POSITIVE_INFINITY, terms: [...own, [least, -1]] });
  }
}

type Columns = ReadonlyMap<string, number>;

/**
 * For every two jurors: whether they meet, looked for at a few entries. Both score the entry where a column of it is 1; the pair has
 * met where one of these is. Returns the price of those who never can.
 */
function addMeetings(basis: Basis, columnOf: Columns, column: AddColumn, rows: Row[]): number {
  let never = 0;
  for (const [one, first] of basis.scorers.entries()) {
    for (const [gap, second] of basis.scorers.slice(one + 1).entries()) {
      const places = meetingPlaces(basis, first, second, one * 7 + gap);
      if (places.length === 0) {
        never += WEIGHTS.unmet;
        continue;
      }
      const unmet = column(WEIGHTS.unmet, 0, 1);
      const met = places.map((entry) => {
        const both = column(0, 0, 1);
        for (const scorer of [first, second]) {
          const terms = [[both, 1] as const, [columnOf.get(keyOf(scorer, entry))!, -1] as const];
          rows.push({ lower: Number.NEGATIVE_INFINITY, upper: 0, terms });
        }
        return [both, 1] as const;
      });
      rows.push({ lower: 1, upper: Number.POSITIVE_INFINITY, terms: [[unmet, 1], ...met] });
    }
  }
  return never;
}

/** Entries where two jurors may meet: first where both stand already, then where both know the group. turn: spreads the rest. */
function meetingPlaces(basis: Basis, first: Scorer, second: Scorer, turn: number): Entry[] {
  const { entries } = basis;
  const rank = (entry: Entry) =>
    Number([first, second].every((one) => basis.current.has(keyOf(one, entry)))) * 2 +
    Number([first, second].every((one) => knows(one, entry.groupCode)));
  const turned = entries.map((_, at) => entries[(at + turn * MEETING_PLACES) % entries.length]!);
  return turned
    .filter((entry) => [first, second].every((one) => mayScore(basis, one, entry)))
    .sort((a, b) => rank(b) - rank(a))
    .slice(0, MEETING_PLACES);
}
