import { randomFrom } from "../agreement/random";
import { FREE, type Instance, TAKEN } from "./instance";
import { type Placement, UNPLACED } from "./objective";

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

/** Parts that nothing tells apart where they stand: how many of them are placed is enough. */
interface Kind {
  readonly members: readonly number[];
  readonly size: number;
  readonly scores: Float64Array;
  /** In the mixed base that counts the parts placed so far. */
  readonly stride: number;
}

/** Stops [from, to) that serve a party, and what its parts are alike in. Made once. */
export class Pricer {
  readonly #instance: Instance;
  readonly #kinds: readonly Kind[];
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
    const alike: { members: number[]; size: number; scores: Float64Array }[] = [];
    for (const part of parts) {
      const [size, scores] = [instance.parts[part]!.size, scoresOf(part)];
      const same = alike.find((one) => one.size === size && one.scores.every((score, at) => score === scores[at]));
      if (same) same.members.push(part);
      else alike.push({ members: [part], size, scores });
    }
    let stride = 1;
    this.#kinds = alike.map((one) => {
      const kind = { ...one, stride };
      stride *= one.members.length + 1;
      return kind;
    });
    this.#states = stride;
    this.#hasFixed = fixed.length > 0;
    // Where all stops are alike, each party prefers others: so they do not all ask for the same ones. Less than a point for all together.
    const random = randomFrom(party);
    this.#whims = Float64Array.from({ length: this.#to - this.#from }, () => (0.9 * random()) / instance.parts.length);
  }

  /**
   * The best way to place the party when each stop and each booth of the province has a price: exact, by going along the walk with how many
   * of each kind are placed, and whether the last stop was the party's own. owners: who stands where; FREE stops may be taken.
   * must: a stop that one part has to take (the part's kind pays any price for it).
   */
  best(owners: readonly number[], prices: Float64Array, perBooth = 0): Column & { readonly worth: number } {
    const [from, states, kinds] = [this.#from, this.#states, this.#kinds];
    const length = this.#to - from;
    const { together } = this.#instance.input.settings.weights;
    const width = 2 * states;
    const best = new Float64Array((length + 1) * width).fill(-Infinity);
    // Which kind came last to where; -1: the stop was passed, -2: passed over a stop of its own.
    const came = new Int8Array((length + 1) * width);
    const wasOpen = new Uint8Array((length + 1) * width);
    const countOf = (state: number, { stride, members }: Kind) => Math.floor(state / stride) % (members.length + 1);
    const whims = this.#whims;
    const open = kinds.map((kind) =>
      Array.from({ length: states }, (_, state) => countOf(state, kind) < kind.members.length),
    );
    const summed = new Float64Array(length + 1);
    for (let at = 0; at < length; at += 1) summed[at + 1] = summed[at]! + prices[from + at]!;
    const reach = (to: number, value: number, kind: number, open: number) => {
      if (value <= best[to]!) return;
      best[to] = value;
      came[to] = kind;
      wasOpen[to] = open;
    };
    best[0] = 0;
    for (let at = 0; at < length; at += 1) {
      const owner = owners[from + at]!;
      const here = at * width;
      const next = here + width;
      if (owner !== FREE) {
        const isOwn = owner !== TAKEN && this.#instance.partyOf[owner] === this.#party;
        for (let state = 0; state < states; state += 1) {
          const closed = best[here + 2 * state]!;
          const opened = best[here + 2 * state + 1]!;
          if (isOwn) {
            reach(next + 2 * state + 1, opened, -2, 1);
            reach(next + 2 * state + 1, closed - together, -2, 0);
          } else {
            reach(next + 2 * state, closed, -1, 0);
            reach(next + 2 * state, opened, -1, 1);
          }
        }
        continue;
      }
      for (let state = 0; state < states; state += 1) {
        reach(next + 2 * state, best[here + 2 * state]!, -1, 0);
        reach(next + 2 * state, best[here + 2 * state + 1]!, -1, 1);
      }
      for (let kind = 0; kind < kinds.length; kind += 1) {
        const { size, scores, stride } = kinds[kind]!;
        const score = scores[from + at]!;
        if (score === -Infinity || !isFree(owners, from + at, size)) continue;
        const gain = score + whims[at]! - (summed[at + size]! - summed[at]!) - perBooth * size;
        const there = here + size * width + 2 * stride;
        for (let state = 0; state < states; state += 1) {
          if (!open[kind]![state]) continue;
          const to = there + 2 * state + 1;
          reach(to, best[here + 2 * state + 1]! + gain, kind, 1);
          reach(to, best[here + 2 * state]! + gain - together, kind, 0);
        }
      }
    }
    return this.#read(best, came, wasOpen, length);
  }

  /** The way that led to the best end. */
  #read(best: Float64Array, came: Int8Array, wasOpen: Uint8Array, length: number): Column & { readonly worth: number } {
    const { together } = this.#instance.input.settings.weights;
    const width = 2 * this.#states;
    let end = 0;
    let worth = -Infinity;
    for (let state = 0; state < width; state += 1) {
      // The first stretch costs nothing.
      const value = best[length * width + state]! + (state > 1 || this.#hasFixed ? together : 0);
      if (value > worth) [worth, end] = [value, state];
    }
    const waiting = this.#kinds.map((kind) => [...kind.members]);
    const first = new Map<number, number>();
    for (let at = length, state = end; at > 0; ) {
      const place = at * width + state;
      const kind = came[place]!;
      const open = wasOpen[place]!;
      if (kind < 0) {
        at -= 1;
        state = state - (state % 2) + open;
      } else {
        const { size, stride } = this.#kinds[kind]!;
        at -= size;
        first.set(waiting[kind]!.pop()!, this.#from + at);
        state = state - 1 - 2 * stride + open;
      }
    }
    const firsts = this.#instance.parties[this.#party]!.parts.map((part) => first.get(part) ?? UNPLACED);
    return { party: this.#party, firsts, worth, points: pointsOf(this.#instance, this.#party, firsts) };
  }
}

const isFree = (owners: readonly number[], first: number, size: number): boolean => {
  for (let at = first; at < first + size; at += 1) if (owners[at] !== FREE) return false;
  return true;
};

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
