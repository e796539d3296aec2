import { PAIR_KINDS, type PairKind } from "~/lib/vocabulary";
import { type Part, partsOf } from "./parts";
import type { AllocationInput } from "./rules";
import { SERVES, type Stop, walkOf } from "./walk";

/** A stop that nobody has, and one that somebody outside of the plan has. */
export const FREE = -1;
export const TAKEN = -2;

/** Most parts that are looked at as one province: a larger one counts as several, by product group and number. */
const MOST_IN_PARTY = 8;

/** Parts of one province that are to stand together. */
export interface Party {
  readonly provinceId: string;
  /** Movable parts. */
  readonly parts: readonly number[];
  readonly fixed: readonly number[];
  readonly serves: number;
}

/** Two applications that are to stand near each other, or apart: they wish so, or the organiser does. */
export interface Pair {
  readonly kind: PairKind;
  /** For two that are near and should be; off for two that are near and should not. None for a must. */
  readonly points: number;
  readonly isByHand: boolean;
  /** No placement breaks it by what it moves: `breaks` in musts. */
  readonly isMust: boolean;
  readonly a: number;
  readonly b: number;
}

/** Who gets what, by its place in the walk and among the parts. */
export interface Instance {
  readonly input: AllocationInput;
  readonly walk: readonly Stop[];
  readonly stopOf: ReadonlyMap<string, number>;
  readonly parts: readonly Part[];
  readonly parties: readonly Party[];
  /** By part. */
  readonly partyOf: readonly number[];
  /** By stop: FREE, TAKEN, or the fixed part that stands there. */
  readonly owner: readonly number[];
  readonly pairs: readonly Pair[];
  /** By province id: booths its movable parts may take. */
  readonly quotas: ReadonlyMap<string, number>;
  /** By part: what it earns with its first booth at a stop; -Infinity where it may not stand. Fixed parts have none. */
  readonly scores: readonly Float64Array[];
}

export function instanceOf(input: AllocationInput): Instance {
  const walk = walkOf(input.booths);
  const parts = partsOf(input, walk);
  const owner = walk.map(() => FREE);
  const stopOf = new Map(walk.map((stop, at) => [stop.booth.id, at]));
  for (const id of input.taken) if (stopOf.has(id)) owner[stopOf.get(id)!] = TAKEN;
  for (const [at, part] of parts.entries()) if (part.isFixed) for (const stop of part.current) owner[stop] = at;
  const { parties, partyOf } = partiesOf(input, parts, walk);
  return {
    input,
    walk,
    stopOf,
    parts,
    parties,
    partyOf,
    owner,
    pairs: pairsOf(input),
    quotas: new Map(input.quotas.map((quota) => [quota.provinceId, quota.booths])),
    scores: parts.map((part) => (part.isFixed ? new Float64Array() : scoresOf(input, part, walk, owner))),
  };
}

function partiesOf({ applications, settings }: AllocationInput, parts: readonly Part[], walk: readonly Stop[]) {
  const hasZones = settings.zones === "hard" && walk.some((stop) => stop.booth.zone !== null);
  const groups = new Map<string, number[]>();
  for (const [at, part] of parts.entries()) {
    const { provinceId, groupCode } = applications[part.application]!;
    const key = [provinceId, part.kind, hasZones ? groupCode : ""].join("/");
    groups.set(key, [...(groups.get(key) ?? []), at]);
  }
  const partyOf: number[] = [];
  const parties: Party[] = [];
  for (const members of groups.values()) {
    const { provinceId } = applications[parts[members[0]!]!.application]!;
    const serves = SERVES[parts[members[0]!]!.kind];
    const byGroup = members.toSorted((a, b) => groupOf(a).localeCompare(groupOf(b)) || a - b);
    const movable = byGroup.filter((at) => !parts[at]!.isFixed);
    const fixed = byGroup.filter((at) => parts[at]!.isFixed);
    const count = Math.max(1, Math.ceil(movable.length / MOST_IN_PARTY));
    for (let at = 0; at < count; at += 1) {
      const own = movable.slice(
        Math.floor((at * movable.length) / count),
        Math.floor(((at + 1) * movable.length) / count),
      );
      const party = { provinceId, parts: own, fixed: at === 0 ? fixed : [], serves };
      for (const one of [...party.parts, ...party.fixed]) partyOf[one] = parties.length;
      parties.push(party);
    }
  }
  return { parties, partyOf };

  function groupOf(part: number): string {
    return applications[parts[part]!.application]!.groupCode ?? "";
  }
}

/** What the organiser says of two goes before what they wish. */
function pairsOf({ applications, settings: { weights }, pairs: byHand }: AllocationInput): Pair[] {
  const at = new Map(applications.map((application, place) => [application.id, place]));
  const pairs = new Map<string, Pair>();
  const settled = new Set<string>();
  const add = (one: number | undefined, other: number | undefined, pair: Omit<Pair, "a" | "b">) => {
    if (one === undefined || other === undefined || other === one) return;
    const [a, b] = [Math.min(one, other), Math.max(one, other)];
    if (pair.isByHand) settled.add(`${a}/${b}`);
    else if (settled.has(`${a}/${b}`)) return;
    pairs.set(`${pair.kind}/${a}/${b}`, { ...pair, a, b });
  };
  for (const { kind, first, second, isMust } of byHand) {
    add(at.get(first), at.get(second), { kind, points: isMust ? 0 : weights.hand, isByHand: true, isMust });
  }
  for (const [place, { wishes }] of applications.entries()) {
    for (const kind of PAIR_KINDS) {
      const points = weights[kind];
      if (points === 0) continue;
      for (const id of wishes[kind]) add(place, at.get(id), { kind, points, isByHand: false, isMust: false });
    }
  }
  return [...pairs.values()];
}

/** What a part earns with its first booth at each stop, without what depends on others: its stretch and its neighbours. */
function scoresOf(input: AllocationInput, part: Part, walk: readonly Stop[], owner: readonly number[]): Float64Array {
  return Float64Array.from(walk, (_, first) => {
    const stops = walk.slice(first, first + part.size);
    const isFree = stops.every((_, at) => owner[first + at] === FREE);
    return isFree && mayStand(input, part, stops) ? earned(input, part, first, stops) : -Infinity;
  });
}

/** Why a block is not for a part: null where it may stand there. */
export function whyNotThere(
  { applications, settings }: Pick<AllocationInput, "applications" | "settings">,
  part: Part,
  stops: readonly Stop[],
): "kind" | "row" | "power" | "water" | "area" | "zone" | "recognised" | null {
  const { groupCode, isRecognised } = applications[part.application]!;
  const serves = SERVES[part.kind];
  if (stops.some((stop) => stop.serves !== serves)) return "kind";
  if (part.kind === "common" && !isRecognised) return "recognised";
  if (stops.length < part.size || stops.some((stop) => stop.run !== stops[0]!.run)) return "row";
  const strangers = stops.filter(
    (stop) => stop.booth.zone !== null && groupCode !== null && stop.booth.zone !== groupCode,
  );
  if (settings.zones === "hard" && strangers.length > 0) return "zone";
  if (stops.reduce((sum, stop) => sum + stop.booth.power, 0) < part.power) return "power";
  if (part.needsWater && !stops.some((stop) => stop.booth.hasWater)) return "water";
  if (stops.reduce((sum, { booth }) => sum + booth.width * booth.height, 0) < part.area) return "area";
  return null;
}

const mayStand = (input: AllocationInput, part: Part, stops: readonly Stop[]) =>
  whyNotThere(input, part, stops) === null;

export const isCorner = ({ booth }: Stop): boolean => booth.kind === "corner" || booth.openSides > 1;

/** The rank of the best wished booth of a block: 0 for the first wish; -1 where there is none. */
export function wishedRank(wished: readonly string[], stops: readonly Stop[]): number {
  const codes = new Set(stops.map((stop) => stop.booth.code));
  return wished.findIndex((code) => codes.has(code));
}

export function wishedPoints(weight: number, rank: number): number {
  return rank < 0 ? 0 : rank === 0 ? weight : Math.ceil(weight / 2);
}

export const sameStops = (first: number, size: number, current: readonly number[]): boolean =>
  current.length === size && current[0] === first;

function earned(
  { applications, settings }: AllocationInput,
  part: Part,
  first: number,
  stops: readonly Stop[],
): number {
  const { weights, zones } = settings;
  const { priority, wishes, groupCode } = applications[part.application]!;
  let points = part.size * (weights.booth + priority * weights.priority);
  if (part.isMain && wishes.corner && stops.some(isCorner)) points += weights.corner;
  if (part.isMain) points += wishedPoints(weights.wished, wishedRank(wishes.booths, stops));
  if (zones === "soft" && groupCode !== null) {
    points -= weights.zone * stops.filter(({ booth }) => booth.zone !== null && booth.zone !== groupCode).length;
  }
  if (sameStops(first, part.size, part.current)) points += weights.move;
  return points;
}
