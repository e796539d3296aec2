import type { Highs } from "highs";
import { solveProgram } from "./highs.server";
import type { Instance } from "./instance";
import { ownersOf } from "./objective";
import { distance, type Placement, stopsOfApplication, UNPLACED } from "./placement";
import { programOf } from "./program";

/** Parts that are placed anew at once. */
const AT_ONCE = 14;

interface Way {
  readonly seconds: number;
  /** In [0, 1). */
  readonly random: () => number;
}

/** Some parts are placed anew at once: exactly, while the others stay. */
export function improve(instance: Instance, solver: Highs, placement: Placement, { seconds, random }: Way): Placement {
  const owners = ownersOf(instance, placement)!;
  const kept = random() < 0.7 ? keptAway(instance, placement, random) : null;
  const movable = kept ? besidePartner(instance, owners, kept) : neighbours(instance, placement, owners, random);
  const program = programOf(instance, placement, movable);
  const from = program.choices.map(({ part, first }) => Number(placement[part] === first));
  const solution = solveProgram(solver, program, Math.min(seconds, 1), from);
  if (!solution) return placement;
  const better = [...placement];
  for (const part of movable) better[part] = UNPLACED;
  for (const [at, { part, first }] of program.choices.entries()) if (solution.values[at]! > 0.5) better[part] = first;
  return better;
}

/** The parts of parties that stand beside each other, and of some that are not placed. */
function neighbours(
  instance: Instance,
  placement: Placement,
  owners: readonly number[],
  random: () => number,
): Set<number> {
  const start = Math.floor(random() * owners.length);
  const parties = new Set<number>();
  let parts = 0;
  for (const [party, { parts: own }] of instance.parties.entries()) {
    if (own.some((part) => placement[part] === UNPLACED) && random() < 0.5 && parts < AT_ONCE / 2) {
      parties.add(party);
      parts += own.length;
    }
  }
  for (let away = 0; away < owners.length && parts < AT_ONCE; away += 1) {
    for (const stop of [start + away, start - away]) {
      const owner = owners[stop];
      if (owner === undefined || owner < 0 || parties.has(instance.partyOf[owner]!)) continue;
      parties.add(instance.partyOf[owner]!);
      parts += instance.parties[instance.partyOf[owner]!]!.parts.length;
    }
  }
  return new Set([...parties].flatMap((party) => instance.parties[party]!.parts));
}

/** An application without a place, and one that stands somewhere and that it must be near. */
interface KeptAway {
  readonly application: number;
  readonly partner: number;
  readonly stops: readonly number[];
}

/** One of those that a must may keep from a place; null where there is none. */
function keptAway(instance: Instance, placement: Placement, random: () => number): KeptAway | null {
  const without = new Set(
    instance.parts.flatMap(({ application }, part) => (placement[part] === UNPLACED ? [application] : [])),
  );
  const found = instance.pairs.flatMap(({ kind, isMust, a, b }) => {
    const application = without.has(a) ? a : b;
    if (!isMust || kind !== "near" || !without.has(application)) return [];
    const partner = application === a ? b : a;
    const stops = stopsOfApplication(instance, placement, partner);
    return stops.length > 0 ? [{ application, partner, stops }] : [];
  });
  return found[Math.floor(random() * found.length)] ?? null;
}

/** Its parts, its partner's, and those that stand nearest to the partner. */
function besidePartner(
  { walk, parts }: Instance,
  owners: readonly number[],
  { application, partner, stops }: KeptAway,
): Set<number> {
  const movable = new Set<number>();
  for (const [part, one] of parts.entries()) {
    if (!one.isFixed && (one.application === application || one.application === partner)) movable.add(part);
  }
  const middle = walk[stops[0]!]!;
  const byDistance = [...walk.keys()].sort((a, b) => distance(walk[a]!, middle) - distance(walk[b]!, middle));
  for (const stop of byDistance) {
    const owner = owners[stop]!;
    if (movable.size >= AT_ONCE) break;
    if (owner >= 0 && !parts[owner]!.isFixed) movable.add(owner);
  }
  return movable;
}
