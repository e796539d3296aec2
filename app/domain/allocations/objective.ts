import { FREE, type Instance, type Pair } from "./instance";
import type { Stop } from "./walk";

/** By part: the stop of its first booth; -1 where it has none. Fixed parts are where they are. */
export type Placement = readonly number[];
export const UNPLACED = -1;

/** The stops of a part in a placement. */
export function stopsOf({ parts }: Instance, placement: Placement, part: number): readonly number[] {
  const { isFixed, current, size } = parts[part]!;
  if (isFixed) return current;
  const first = placement[part]!;
  return first === UNPLACED ? [] : Array.from({ length: size }, (_, at) => first + at);
}

/** By stop: the part that has it, FREE or TAKEN. Null where two would have one, or a part stands where it may not. */
export function ownersOf(instance: Instance, placement: Placement): number[] | null {
  const owners = [...instance.owner];
  for (const [part, first] of placement.entries()) {
    if (instance.parts[part]!.isFixed || first === UNPLACED) continue;
    if (instance.scores[part]![first] === -Infinity) return null;
    for (const stop of stopsOf(instance, placement, part)) {
      if (owners[stop] !== FREE) return null;
      owners[stop] = part;
    }
  }
  return owners;
}

/** Into how many stretches of the walk a party is torn. */
export function stretchesOf({ partyOf }: Instance, owners: readonly number[], party: number): number {
  let count = 0;
  let wasOwn = false;
  for (const owner of owners) {
    const isOwn = owner >= 0 && partyOf[owner] === party;
    if (isOwn && !wasOwn) count += 1;
    wasOwn = isOwn;
  }
  return count;
}

/** Decimetres between two booths, from wall to wall; Infinity in two halls. */
export function distance({ booth: a }: Stop, { booth: b }: Stop): number {
  if (a.hallId !== b.hallId) return Infinity;
  const dx = Math.max(0, a.x - b.x - b.width, b.x - a.x - a.width);
  const dy = Math.max(0, a.y - b.y - b.height, b.y - a.y - a.height);
  return Math.hypot(dx, dy);
}

/** Whether two blocks of booths are near each other. */
export function areNear({ walk, input }: Instance, some: readonly number[], others: readonly number[]): boolean {
  return some.some((a) => others.some((b) => distance(walk[a]!, walk[b]!) < input.settings.nearness));
}

/** Stops of all parts of an application. */
export function stopsOfApplication(instance: Instance, placement: Placement, application: number): number[] {
  return instance.parts.flatMap((part, at) =>
    part.application === application ? stopsOf(instance, placement, at) : [],
  );
}

export function pairPoints(instance: Instance, placement: Placement, { kind, points, a, b }: Pair): number {
  const isNear = areNear(
    instance,
    stopsOfApplication(instance, placement, a),
    stopsOfApplication(instance, placement, b),
  );
  return !isNear ? 0 : kind === "near" ? points : -points;
}

/** Off for a party: each stretch beyond its first. */
export function togetherPoints(instance: Instance, owners: readonly number[], party: number): number {
  return 0 - instance.input.settings.weights.together * Math.max(0, stretchesOf(instance, owners, party) - 1);
}

/** What parts that were somewhere before lose by it, before those that stay get it back. */
export function moveConstant({ parts, input }: Instance): number {
  return 0 - input.settings.weights.move * parts.filter((part) => !part.isFixed && part.current.length > 0).length;
}

/** What pairs earn at most: all that should be near are, and no other is. */
export const mostOfPairs = ({ pairs }: Instance): number =>
  pairs.reduce((sum, { kind, points }) => (kind === "near" ? sum + points : sum), 0);

/** Points of a whole placement; null where it breaks a rule. Source: docs/rules/allocations.md#points. */
export function objectiveOf(instance: Instance, placement: Placement): number | null {
  const owners = ownersOf(instance, placement);
  if (!owners || !keepsQuotas(instance, placement)) return null;
  let points = moveConstant(instance);
  for (const [part, first] of placement.entries()) {
    if (!instance.parts[part]!.isFixed && first !== UNPLACED) points += instance.scores[part]![first]!;
  }
  for (const party of instance.parties.keys()) points += togetherPoints(instance, owners, party);
  for (const pair of instance.pairs) points += pairPoints(instance, placement, pair);
  return points;
}

/** No territory takes more than it may. */
export function keepsQuotas({ parts, quotas, input }: Instance, placement: Placement): boolean {
  const left = new Map(quotas);
  for (const [part, first] of placement.entries()) {
    const { isFixed, size, application } = parts[part]!;
    const { provinceId } = input.applications[application]!;
    if (isFixed || first === UNPLACED || !left.has(provinceId)) continue;
    left.set(provinceId, left.get(provinceId)! - size);
    if (left.get(provinceId)! < 0) return false;
  }
  return true;
}
