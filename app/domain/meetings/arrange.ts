import type { MeetingPart } from "~/lib/vocabulary";
import { isInPart, overlap, type Slot } from "./rules";

/** A meeting that both sides want. */
export interface Wanted {
  readonly id: string;
  readonly buyerId: string;
  readonly partyId: string;
  readonly buyerPart: MeetingPart;
  readonly partyPart: MeetingPart;
}

/** Where somebody is already: that stays. partyId and buyerId of whom it binds; table: null for another session's. */
export interface Placed extends Slot {
  readonly buyerId: string | null;
  readonly partyId: string;
  readonly table: number | null;
}

/** Why a meeting got no table. */
export type Unplaced =
  /** The buyer comes in one half of the day, the exhibitor in the other. */
  | "parts_apart"
  /** No slot of the session lies in that half of the day. */
  | "no_slot"
  | "buyer_full"
  | "party_full"
  /** Each has a free slot, both never the same. */
  | "never_both"
  | "tables_full";

export interface Arranged {
  readonly placed: readonly { readonly id: string; readonly slot: Slot; readonly table: number }[];
  readonly unplaced: readonly { readonly id: string; readonly why: Unplaced }[];
}

interface Hall {
  readonly slots: readonly Slot[];
  readonly tables: number;
  readonly fixed: readonly Placed[];
}

/**
 * Give tables and slots to meetings, beside those that have one. Buyers and exhibitors are the two sides of a graph, a meeting is an edge
 * and a slot its colour: each takes the first slot that is free for both; where they have none together, meetings given in this run
 * change places along a path of two slots (Kempe), which always frees one while everybody has slots and tables left and nobody wishes a
 * half of the day. In the end no meeting that was left out fits anywhere.
 * wanted: in the order in which they are served. The same input gives the same answer. Source: docs/rules/meetings.md#arranging.
 */
export function arrange(wanted: readonly Wanted[], hall: Hall): Arranged {
  const board = new Board(wanted, hall);
  let waiting = wanted.map((_, at) => at);
  for (;;) {
    const left = waiting.filter((at) => !board.place(at));
    if (left.length === waiting.length || left.length === 0) {
      waiting = left;
      break;
    }
    waiting = left;
  }
  return {
    placed: board.withTables(),
    unplaced: waiting.map((at) => ({ id: wanted[at]!.id, why: board.whyNot(at) })),
  };
}

class Board {
  /** Slots each meeting may have by the wishes of both. */
  private readonly allowed: readonly (readonly number[])[];
  private readonly slotOf = new Map<number, number>();
  /** By who and slot: the meeting of this run, or -1 for what stands. */
  private readonly busy = new Map<string, number>();
  private readonly used: number[];

  constructor(
    private readonly wanted: readonly Wanted[],
    private readonly hall: Hall,
  ) {
    const every = hall.slots.map((_, slot) => slot);
    this.allowed = wanted.map(({ buyerPart, partyPart }) =>
      every.filter((slot) => isInPart(hall.slots[slot]!, buyerPart) && isInPart(hall.slots[slot]!, partyPart)),
    );
    this.used = hall.slots.map(
      (slot) =>
        new Set(hall.fixed.flatMap((one) => (one.table !== null && overlap(one, slot) ? [one.table] : []))).size,
    );
    for (const one of hall.fixed) {
      for (const slot of every.filter((at) => overlap(one, hall.slots[at]!))) {
        if (one.buyerId) this.busy.set(keyOf(one.buyerId, slot), -1);
        this.busy.set(keyOf(one.partyId, slot), -1);
      }
    }
  }

  /** Whether the meeting has a slot now. */
  place(at: number): boolean {
    const { buyerId, partyId } = this.wanted[at]!;
    const free = (who: string) => this.allowed[at]!.filter((slot) => !this.busy.has(keyOf(who, slot)));
    const [ofBuyer, ofParty] = [free(buyerId), free(partyId)];
    const both = ofBuyer.find((slot) => ofParty.includes(slot) && this.hasTable(slot));
    if (both !== undefined) {
      this.put(at, both);
      return true;
    }
    for (const mine of ofBuyer) {
      for (const theirs of ofParty) {
        if (mine !== theirs && this.swapAlong(partyId, mine, theirs) && this.take(at, mine)) return true;
      }
    }
    return false;
  }

  private take(at: number, slot: number): boolean {
    const { buyerId, partyId } = this.wanted[at]!;
    if (this.busy.has(keyOf(buyerId, slot)) || this.busy.has(keyOf(partyId, slot)) || !this.hasTable(slot))
      return false;
    this.put(at, slot);
    return true;
  }

  /**
   * Exchange two slots along the path of meetings that begins with the exhibitor's in the first: then it is free there. Not done where
   * something that stands, a wish or the number of tables is against it.
   */
  private swapAlong(partyId: string, first: number, second: number): boolean {
    const path: number[] = [];
    let [who, slot] = [partyId, first];
    for (;;) {
      const met = this.busy.get(keyOf(who, slot));
      if (met === undefined) break;
      if (met === -1 || path.includes(met)) return false;
      path.push(met);
      const { buyerId, partyId: other } = this.wanted[met]!;
      who = who === other ? buyerId : other;
      slot = slot === first ? second : first;
    }
    if (path.length === 0) return false;
    const moved = path.map((met) => ({ met, to: this.slotOf.get(met) === first ? second : first }));
    if (moved.some(({ met, to }) => !this.allowed[met]!.includes(to))) return false;
    const toSecond = moved.filter(({ to }) => to === second).length - moved.filter(({ to }) => to === first).length;
    // One more comes to the first when the path is done.
    if (this.used[second]! + toSecond > this.hall.tables || this.used[first]! - toSecond + 1 > this.hall.tables) {
      return false;
    }
    for (const { met } of moved) this.remove(met);
    for (const { met, to } of moved) this.put(met, to);
    return true;
  }

  private hasTable(slot: number): boolean {
    return this.used[slot]! < this.hall.tables;
  }

  private put(at: number, slot: number): void {
    const { buyerId, partyId } = this.wanted[at]!;
    this.slotOf.set(at, slot);
    this.busy.set(keyOf(buyerId, slot), at);
    this.busy.set(keyOf(partyId, slot), at);
    this.used[slot]! += 1;
  }

  private remove(at: number): void {
    const { buyerId, partyId } = this.wanted[at]!;
    const slot = this.slotOf.get(at)!;
    this.slotOf.delete(at);
    this.busy.delete(keyOf(buyerId, slot));
    this.busy.delete(keyOf(partyId, slot));
    this.used[slot]! -= 1;
  }

  /** Why a meeting has none, once nothing more can be placed. */
  whyNot(at: number): Unplaced {
    const { buyerId, partyId, buyerPart, partyPart } = this.wanted[at]!;
    if (buyerPart !== "any" && partyPart !== "any" && buyerPart !== partyPart) return "parts_apart";
    const allowed = this.allowed[at]!;
    if (allowed.length === 0) return "no_slot";
    const ofBuyer = allowed.filter((slot) => !this.busy.has(keyOf(buyerId, slot)));
    if (ofBuyer.length === 0) return "buyer_full";
    const ofParty = allowed.filter((slot) => !this.busy.has(keyOf(partyId, slot)));
    if (ofParty.length === 0) return "party_full";
    return ofBuyer.some((slot) => ofParty.includes(slot)) ? "tables_full" : "never_both";
  }

  /** A buyer keeps the table where it sat last, where that is free; else the first free one. */
  withTables(): Arranged["placed"] {
    const homes = new Map<string, number>();
    for (const { buyerId, table } of this.hall.fixed.toSorted(
      (a, b) => a.from - b.from || (a.table ?? 0) - (b.table ?? 0),
    )) {
      if (buyerId && table !== null) homes.set(buyerId, table);
    }
    const given = new Map<number, number>();
    for (const [slot, span] of this.hall.slots.entries()) {
      const here = [...this.slotOf].flatMap(([at, of]) => (of === slot ? [at] : [])).toSorted((a, b) => a - b);
      const taken = new Set(
        this.hall.fixed.flatMap((one) => (one.table !== null && overlap(one, span) ? [one.table] : [])),
      );
      for (const isHome of [true, false]) {
        for (const at of here.filter((one) => !given.has(one))) {
          const { buyerId } = this.wanted[at]!;
          const home = homes.get(buyerId);
          const table = isHome ? home : firstFree(taken);
          if (table === undefined || taken.has(table)) continue;
          taken.add(table);
          given.set(at, table);
          homes.set(buyerId, table);
        }
      }
    }
    return [...given]
      .toSorted(([a], [b]) => a - b)
      .map(([at, table]) => ({ id: this.wanted[at]!.id, slot: this.hall.slots[this.slotOf.get(at)!]!, table }));
  }
}

const keyOf = (who: string, slot: number) => `${slot} ${who}`;

function firstFree(taken: ReadonlySet<number>): number {
  let table = 1;
  while (taken.has(table)) table += 1;
  return table;
}
