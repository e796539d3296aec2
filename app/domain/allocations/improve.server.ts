import type { Highs } from "highs";
import { solveProgram } from "./highs.server";
import type { Instance } from "./instance";
import { ownersOf, type Placement, UNPLACED } from "./objective";
import { programOf } from "./program";

/** Parts that are placed anew at once. */
const AT_ONCE = 14;

interface Way {
  readonly seconds: number;
  /** In [0, 1). */
  readonly random: () => number;
}

/** Parties that stand beside each other, and those that are not placed, are placed anew at once: exactly, while the others stay. */
export function improve(instance: Instance, solver: Highs, placement: Placement, { seconds, random }: Way): Placement {
  const owners = ownersOf(instance, placement)!;
  const start = Math.floor(random() * owners.length);
  const parties = new Set<number>();
  let parts = 0;
  for (const [party, { parts: own }] of instance.parties.entries()) {
    if (own.some((part) => placement[part] === UNPLACED) && random() < 0.5 && parts < AT_ONCE / 2) {
      parties.add(party);
      parts += own.length;
    }
  }
  const near = new Set<number>();
  for (let away = 0; away < owners.length && parts < AT_ONCE; away += 1) {
    for (const stop of [start + away, start - away]) {
      const owner = owners[stop];
      if (owner === undefined) continue;
      near.add(stop);
      if (owner < 0 || parties.has(instance.partyOf[owner]!)) continue;
      parties.add(instance.partyOf[owner]!);
      parts += instance.parties[instance.partyOf[owner]!]!.parts.length;
    }
  }
  const movable = new Set([...parties].flatMap((party) => instance.parties[party]!.parts));
  const program = programOf(instance, placement, movable);
  const from = program.choices.map(({ part, first }) => Number(placement[part] === first));
  const solution = solveProgram(solver, program, Math.min(seconds, 1), from);
  if (!solution) return placement;
  const better = [...placement];
  for (const part of movable) better[part] = UNPLACED;
  for (const [at, { part, first }] of program.choices.entries()) if (solution.values[at]! > 0.5) better[part] = first;
  return better;
}
