import { randomFrom } from "../agreement/random";
import { FREE, type Instance } from "./instance";
import { type Placement, UNPLACED } from "./placement";

/** What a booth is worth to those who would have it, and a booth of a territory's quota. */
export interface Prices {
  /** By stop. */
  readonly stops: Float64Array;
  /** By province id, of those with a quota. */
  readonly quotas: ReadonlyMap<string, number>;
}

/** A way to place the parts of one party. `points`: with what its stretches cost, without prices. */
export interface Column {
  readonly party: number;
  /** First stop of each movable part of the party, in its order. */
  readonly firsts: readonly number[];
  readonly points: number;
}

/** Parts that the place tells nothing apart: of one size, and of scores that differ by the same everywhere. */
interface Kind {
  /** Who earns most first: of some that are placed it is the first ones. */
  readonly members: readonly number[];
  readonly size: number;
  /** Of the first member. */
  readonly scores: Float64Array;
  /** In the mixed base that counts the parts placed so far. */
  readonly stride: number;
}

/** A kind's next member, state by state: the states that have one left, and what it earns less than the kind's first. */
interface Growth {
  readonly states: Int32Array;
  readonly less: Float64Array;
}

/** The table of the dynamic program, one for all: each use writes what it reads. */
const table = { best: new Float64Array(), came: new Int8Array(), wasOpen: new Uint8Array() };

function tableOf(size: number): typeof table {
  if (table.best.length < size) {
    table.best = new Float64Array(size);
    table.came = new Int8Array(size);
    table.wasOpen = new Uint8Array(size);
  }
  table.best.fill(-Infinity, 0, size);
  return table;
}

/** What came last to a place of the table where no kind did: a stop was passed. */
const PASSED = -1;

/** Stops [from, to) that serve a party, and what its parts are alike in. Made once. */
export class Pricer {
  readonly #instance: Instance;
  readonly #kinds: readonly Kind[];
  readonly #growths: readonly Growth[];
  readonly #party: number;
  readonly #from: number;
  readonly #to: number;
  readonly #states: number;
  readonly #hasFixed: boolean;
  readonly #whims: Float64Array;

  constructor(
    instance: Instance,
    party: number,
    scoresOf: (part: number) => Float64Array = (part) => instance.scores[part]!,
  ) {
    const { parts, serves, fixed } = instance.parties[party]!;
    this.#instance = instance;
    this.#party = party;
    const served = instance.walk.flatMap((stop, at) => (stop.serves === serves ? [at] : []));
    this.#from = served[0] ?? 0;
    this.#to = served.length === 0 ? 0 : served.at(-1)! + 1;
    const alike: { members: { part: number; more: number }[]; size: number; scores: Float64Array }[] = [];
    for (const part of parts) {
      const [size, scores] = [instance.parts[part]!.size, scoresOf(part)];
      const found = alike.flatMap((one) => {
        const more = one.size === size ? differenceOf(scores, one.scores) : null;
        return more === null ? [] : [{ one, more }];
      })[0];
      if (found) found.one.members.push({ part, more: found.more });
      else alike.push({ members: [{ part, more: 0 }], size, scores });
    }
    let stride = 1;
    const kinds = alike.map(({ members, size, scores }) => {
      const ordered = members.toSorted((a, b) => b.more - a.more);
      const most = ordered[0]!;
      const kind = {
        members: ordered.map(({ part }) => part),
        less: ordered.map(({ more }) => more - most.more),
        size,
        scores: most.more === 0 ? scores : scores.map((score) => score + most.more),
        stride,
      };
      stride *= members.length + 1;
      return kind;
    });
    this.#states = stride;
    this.#kinds = kinds;
    this.#growths = kinds.map((kind) => {
      const states = Int32Array.from(Array(this.#states).keys()).filter(
        (state) => count(state, kind) < kind.less.length,
      );
      return { states, less: Float64Array.from(states, (state) => kind.less[count(state, kind)]!) };
    });
    this.#hasFixed = fixed.length > 0;
    // Where all stops are alike, each party prefers others: so they do not all ask for the same ones. Less than a point for all together.
    const random = randomFrom(party);
    this.#whims = Float64Array.from({ length: this.#to - this.#from }, () => (0.9 * random()) / instance.parts.length);
  }

  /**
   * The best way to place the party when each stop and each booth of the province has a price: exact, by going along the walk with how many
   * of each kind are placed, and whether the last stop was the party's own. owners: who stands where; FREE stops may be taken.
   */
  best(owners: readonly number[], prices: Float64Array, perBooth = 0): Column & { readonly worth: number } {
    const [from, states, kinds] = [this.#from, this.#states, this.#kinds];
    const length = this.#to - from;
    const { together } = this.#instance.input.settings.weights;
    // By stop: the states after a stop of others, then those after one of its own.
    const width = 2 * states;
    const { best, came, wasOpen } = tableOf((length + 1) * width);
    const { summed, room } = this.#ahead(owners, prices);
    best[0] = 0;
    for (let at = 0; at < length; at += 1) {
      const owner = owners[from + at]!;
      const here = at * width;
      // A stop that is its own already goes on, or begins, a stretch; any other ends it.
      const isOwn = owner >= 0 && this.#instance.partyOf[owner] === this.#party;
      const next = here + width + (isOwn ? states : 0);
      const toBegin = isOwn ? together : 0;
      for (let state = 0; state < states; state += 1) {
        const closed = best[here + state]! - toBegin;
        const opened = best[here + states + state]!;
        best[next + state] = Math.max(closed, opened);
        came[next + state] = PASSED;
        wasOpen[next + state] = closed > opened ? 0 : 1;
      }
      for (let kind = 0; kind < kinds.length; kind += 1) {
        const { size, scores, stride } = kinds[kind]!;
        const score = scores[from + at]!;
        if (score === -Infinity || room[at]! < size) continue;
        const gain = score + this.#whims[at]! - (summed[at + size]! - summed[at]!) - perBooth * size;
        const there = here + size * width + states + stride;
        const { states: growing, less } = this.#growths[kind]!;
        for (let grown = 0; grown < growing.length; grown += 1) {
          const state = growing[grown]!;
          const closed = best[here + state]! - together;
          const opened = best[here + states + state]!;
          const value = Math.max(closed, opened) + gain + less[grown]!;
          const to = there + state;
          if (value <= best[to]!) continue;
          best[to] = value;
          came[to] = kind;
          wasOpen[to] = closed > opened ? 0 : 1;
        }
      }
    }
    return this.#read(length);
  }

  /** By stop: what the ones before cost together, and how many free ones follow from it on. */
  #ahead(owners: readonly number[], prices: Float64Array) {
    const [from, length] = [this.#from, this.#to - this.#from];
    const summed = new Float64Array(length + 1);
    const room = new Int32Array(length + 1);
    for (let at = 0; at < length; at += 1) summed[at + 1] = summed[at]! + prices[from + at]!;
    for (let at = length - 1; at >= 0; at -= 1) room[at] = owners[from + at] === FREE ? room[at + 1]! + 1 : 0;
    return { summed, room };
  }

  /** The way that led to the best end. */
  #read(length: number): Column & { readonly worth: number } {
    const { best, came, wasOpen } = table;
    const { together } = this.#instance.input.settings.weights;
    const states = this.#states;
    const width = 2 * states;
    let end = 0;
    let worth = -Infinity;
    for (let state = 0; state < width; state += 1) {
      // The first stretch costs nothing.
      const value = best[length * width + state]! + (state % states > 0 || this.#hasFixed ? together : 0);
      if (value > worth) [worth, end] = [value, state];
    }
    const first = new Map<number, number>();
    for (let at = length, state = end; at > 0; ) {
      const place = at * width + state;
      const kind = this.#kinds[came[place]!];
      let placed = state % states;
      if (kind) {
        first.set(kind.members[count(placed, kind) - 1]!, this.#from + at - kind.size);
        placed -= kind.stride;
      }
      state = placed + (wasOpen[place] === 1 ? states : 0);
      at -= kind ? kind.size : 1;
    }
    const firsts = this.#instance.parties[this.#party]!.parts.map((part) => first.get(part) ?? UNPLACED);
    return { party: this.#party, firsts, worth, points: pointsOf(this.#instance, this.#party, firsts) };
  }
}

/** How many of a kind are placed in a state. */
const count = (state: number, { stride, members }: Pick<Kind, "stride" | "members">): number =>
  Math.floor(state / stride) % (members.length + 1);

/** How much more one earns than the other, wherever they stand; null where that differs, or one may not stand where the other may. */
function differenceOf(scores: Float64Array, others: Float64Array): number | null {
  let more: number | null = null;
  for (let at = 0; at < scores.length; at += 1) {
    const [score, other] = [scores[at]!, others[at]!];
    if (score === -Infinity && other === -Infinity) continue;
    const difference = score - other;
    if (!Number.isFinite(difference) || (more !== null && more !== difference)) return null;
    more = difference;
  }
  return more ?? 0;
}

/** Points of a party by itself, whoever else stands where: what its parts earn, and its stretches cost. */
export function pointsOf(instance: Instance, party: number, firsts: Placement): number {
  const { parts, fixed } = instance.parties[party]!;
  const own = new Set(fixed.flatMap((part) => instance.parts[part]!.current));
  let points = 0;
  for (const [at, part] of parts.entries()) {
    const first = firsts[at]!;
    if (first === UNPLACED) continue;
    points += instance.scores[part]![first]!;
    for (let stop = first; stop < first + instance.parts[part]!.size; stop += 1) own.add(stop);
  }
  let stretches = 0;
  for (const stop of own) if (!own.has(stop - 1)) stretches += 1;
  return points - instance.input.settings.weights.together * Math.max(0, stretches - 1);
}
