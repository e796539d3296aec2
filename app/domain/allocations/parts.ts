import type { AskedKind } from "~/lib/vocabulary";
import type { AllocationInput, InputApplication } from "./rules";
import { SERVES, type Stop } from "./walk";

/** Booths of one application that adjoin: what the solver places as one. */
export interface Part {
  /** Its application, by its place in the input. */
  readonly application: number;
  readonly kind: AskedKind;
  readonly size: number;
  /** Stops it has now, in the order of the walk; empty for a new one. */
  readonly current: readonly number[];
  /** Stays where it is. */
  readonly isFixed: boolean;
  /** The first of its application: wishes for a place are of this one. */
  readonly isMain: boolean;
  /** Watts. */
  readonly power: number;
  readonly needsWater: boolean;
  /** Square decimetres. */
  readonly area: number;
}

/**
 * The parts of each application: what it has where it is, and what is missing in the fewest parts that find a run long enough.
 * Source: docs/rules/allocations.md#parts.
 */
export function partsOf(input: AllocationInput, walk: readonly Stop[]): Part[] {
  const stopOf = new Map(walk.map((stop, at) => [stop.booth.id, at]));
  const longest = longestRuns(walk, stopsThatStay(input, stopOf));
  return input.applications.flatMap((application, at) => partsOfOne(application, at, walk, stopOf, longest));
}

function stopsThatStay({ applications, taken }: AllocationInput, stopOf: ReadonlyMap<string, number>): Set<number> {
  const held = applications.flatMap(({ claims, locks }) => [
    ...claims.filter((claim) => claim.stays).map((claim) => claim.boothId),
    ...locks,
  ]);
  return new Set([...held, ...taken].map((id) => stopOf.get(id) ?? -1));
}

/** By what is served: the most booths that adjoin and are not bound. */
function longestRuns(walk: readonly Stop[], bound: ReadonlySet<number>): number[] {
  const longest = [0, 0, 0, 0];
  let length = 0;
  for (const [at, stop] of walk.entries()) {
    length = bound.has(at) ? 0 : walk[at - 1]?.run === stop.run ? length + 1 : 1;
    longest[stop.serves] = Math.max(longest[stop.serves]!, length);
  }
  return longest;
}

function partsOfOne(
  { claims, locks, granted, power, needsWater }: InputApplication,
  application: number,
  walk: readonly Stop[],
  stopOf: ReadonlyMap<string, number>,
  longest: readonly number[],
): Part[] {
  const total = granted.reduce((sum, one) => sum + one.booths, 0);
  const stays = new Set(
    [...claims.filter((claim) => claim.stays).map((claim) => claim.boothId), ...locks].map((id) => stopOf.get(id)!),
  );
  const moves = claims
    .map((claim) => stopOf.get(claim.boothId))
    .filter((stop) => stop !== undefined && !stays.has(stop));
  const parts: Omit<Part, "isMain">[] = [];
  for (const { kind, booths, area } of granted) {
    const serves = SERVES[kind];
    const room = (area ?? 0) * 100;
    const share = (size: number) => ({
      power: Math.ceil((power * size) / Math.max(total, 1)),
      area: Math.ceil((room * size) / Math.max(booths, 1)),
    });
    const add = (size: number, current: readonly number[], isFixed: boolean) =>
      parts.push({ application, kind, size, current, isFixed, needsWater: false, ...share(size) });
    let missing = booths;
    for (const [stops, isFixed] of [
      [stays, true],
      [new Set(moves as number[]), false],
    ] as const) {
      for (const current of adjoining(
        [...stops].filter((stop) => walk[stop]?.serves === serves),
        walk,
      )) {
        const kept = isFixed ? current : current.slice(0, missing);
        if (kept.length === 0) continue;
        add(kept.length, kept, isFixed);
        missing -= kept.length;
      }
    }
    for (const size of sizesOf(Math.max(missing, 0), longest[serves]!)) add(size, [], false);
  }
  // Its first part has the tap.
  return parts.map((part, at) => ({ ...part, isMain: at === 0, needsWater: needsWater && at === 0 }));
}

/** Stops that follow each other in one run, together. */
function adjoining(stops: readonly number[], walk: readonly Stop[]): number[][] {
  const groups: number[][] = [];
  for (const stop of stops.toSorted((a, b) => a - b)) {
    const last = groups.at(-1);
    if (last && last.at(-1) === stop - 1 && walk[stop - 1]!.run === walk[stop]!.run) last.push(stop);
    else groups.push([stop]);
  }
  return groups;
}

/** The fewest parts, as equal as can be: 7 in runs of 3 is 3, 2, 2. */
function sizesOf(booths: number, longest: number): number[] {
  if (booths === 0) return [];
  const count = Math.ceil(booths / Math.max(longest, 1));
  return Array.from({ length: count }, (_, at) => Math.floor(booths / count) + Number(at < booths % count));
}
