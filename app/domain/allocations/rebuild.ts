import type { Instance } from "./instance";
import { brokenMusts, mended } from "./musts";
import { keepsQuotas, objectiveOf, ownersOf } from "./objective";
import { areNear, type Placement, stopsOfApplication, UNPLACED } from "./placement";
import { type Column, Pricer, type Prices } from "./price-party";

/**
 * A placement made party by party: those who must be near each other; the ways that the linear program favours, the most favoured first, as far as their booths are free; then
 * the other parties, the largest first, at its prices. At last each is placed anew among the others as long as that gains.
 */
export function rebuilt(
  instance: Instance,
  pricers: readonly Pricer[],
  prices: Prices,
  favoured: readonly Column[] = [],
): Placement {
  const placement = instance.parts.map((part) => (part.isFixed ? part.current[0]! : UNPLACED));
  const waiting = new Set(instance.parties.keys());
  // Who must be near each other find room beside each other while there is some.
  for (const party of partiesWithMusts(instance)) {
    put(instance, placement, party, pricerBeside(instance, placement, party), prices);
    waiting.delete(party);
  }
  for (const { party, firsts } of favoured) {
    if (!waiting.has(party)) continue;
    const tried = [...placement];
    for (const [at, part] of instance.parties[party]!.parts.entries()) tried[part] = firsts[at]!;
    if (!ownersOf(instance, tried) || !keepsQuotas(instance, tried)) continue;
    if (brokenMusts(instance, tried).length > 0) continue;
    placement.splice(0, placement.length, ...tried);
    waiting.delete(party);
  }
  const order = [...waiting].toSorted((a, b) => sizeOf(instance, b) - sizeOf(instance, a));
  for (const party of order) put(instance, placement, party, pricers[party]!, prices);
  return polished(instance, placement);
}

const sizeOf = ({ parties, parts }: Instance, party: number) =>
  parties[party]!.parts.reduce((sum, part) => sum + parts[part]!.size, 0);

/** Place a party where the others are not, as far as no must is broken; leave it where it was when it would break a quota. */
export function put(
  instance: Instance,
  placement: number[],
  party: number,
  pricer: Pricer,
  { stops, quotas }: Prices,
): void {
  const { parts, provinceId } = instance.parties[party]!;
  const before = parts.map((part) => placement[part]!);
  for (const part of parts) placement[part] = UNPLACED;
  const column = pricer.best(ownersOf(instance, placement)!, stops, quotas.get(provinceId) ?? 0);
  for (const [at, part] of parts.entries()) placement[part] = column.firsts[at]!;
  if (instance.quotas.has(provinceId)) dropBeyondQuota(instance, placement, parts);
  // Who comes gives way to who stands there.
  const kept = mended(instance, placement, parts);
  for (const part of parts) placement[part] = kept[part]!;
  if (!keepsQuotas(instance, placement) || brokenMusts(instance, placement).length > 0)
    for (const [at, part] of parts.entries()) placement[part] = before[at]!;
}

/** Who has the least priority gives way first. */
function dropBeyondQuota(instance: Instance, placement: number[], parts: readonly number[]): void {
  const priorityOf = (part: number) => instance.input.applications[instance.parts[part]!.application]!.priority;
  for (const part of parts.toSorted((a, b) => priorityOf(a) - priorityOf(b))) {
    if (keepsQuotas(instance, placement)) return;
    placement[part] = UNPLACED;
  }
}

export const FREE_OF_CHARGE: Prices = { stops: new Float64Array(10_000), quotas: new Map() };

/** Each party placed anew among the others, with its neighbours in mind, until none gains. */
export function polished(instance: Instance, from: Placement): Placement {
  let best = from;
  let points = objectiveOf(instance, from) ?? -Infinity;
  for (let isBetter = true; isBetter; ) {
    isBetter = false;
    for (const [party, { parts }] of instance.parties.entries()) {
      const placement = [...best];
      put(instance, placement, party, pricerBeside(instance, best, party), FREE_OF_CHARGE);
      if (parts.every((part) => placement[part] === best[part])) continue;
      const gained = objectiveOf(instance, placement);
      if (gained === null || gained <= points) continue;
      [best, points, isBetter] = [placement, gained, true];
    }
  }
  return best;
}

/** Parties with somebody who must be near somebody, pair by pair. */
function partiesWithMusts({ pairs, parts, partyOf }: Instance): Set<number> {
  const musts = pairs.filter(({ kind, isMust }) => isMust && kind === "near");
  return new Set(
    musts.flatMap(({ a, b }) =>
      parts.flatMap(({ application, isFixed }, part) =>
        !isFixed && (application === a || application === b) ? [partyOf[part]!] : [],
      ),
    ),
  );
}

function pricerBeside(instance: Instance, placement: Placement, party: number): Pricer {
  const { parts } = instance.parties[party]!;
  const scores = new Map(parts.map((part) => [part, withNeighbours(instance, placement, part)]));
  return new Pricer(instance, party, (part) => scores.get(part)!);
}

/** What a part earns at each stop, with the others where they are. */
function withNeighbours(instance: Instance, placement: Placement, part: number): Float64Array {
  const { application, size, isMain } = instance.parts[part]!;
  const pairs = instance.pairs.filter((pair) => pair.a === application || pair.b === application);
  const scores = instance.scores[part]!;
  if (pairs.length === 0) return scores;
  const others = pairs.map(({ a, b, kind, points, isMust }) => ({
    stops: stopsOfApplication(instance, placement, a === application ? b : a),
    // A part that is not the first may be far from where the first is near.
    ifNear: kind === "near" ? points : isMust ? -Infinity : -points,
    ifFar: kind === "near" && isMust && isMain ? -Infinity : 0,
  }));
  return scores.map((score, first) => {
    if (score === -Infinity) return score;
    const block = Array.from({ length: size }, (_, at) => first + at);
    return others.reduce((sum, { stops, ifNear, ifFar }) => {
      if (stops.length === 0) return sum;
      return sum + (areNear(instance, block, stops) ? ifNear : ifFar);
    }, score);
  });
}
