import { FREE, type Instance, type Pair } from "./instance";
import { brokenMusts } from "./musts";
import { areNear, type Placement, stopsOf, stopsOfApplication, UNPLACED } from "./placement";

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
  if (!owners || !keepsQuotas(instance, placement) || brokenMusts(instance, placement).length > 0) return null;
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
