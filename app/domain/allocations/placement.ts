import type { Instance } from "./instance";
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
