import type { Instance, Pair } from "./instance";
import { areNear, type Placement, stopsOf, UNPLACED } from "./placement";

/** A part of one of a pair that stands somewhere. */
interface Standing {
  readonly part: number;
  readonly stops: readonly number[];
  readonly isFixed: boolean;
}

function standing(instance: Instance, placement: Placement, application: number): Standing[] {
  return instance.parts.flatMap((part, at) => {
    if (part.application !== application) return [];
    const stops = stopsOf(instance, placement, at);
    return stops.length > 0 ? [{ part: at, stops, isFixed: part.isFixed }] : [];
  });
}

/**
 * Whether a placement breaks a must. Who has no place breaks none, and what stays where it is is nobody's to move: only what a placement
 * moves is measured. Source: docs/rules/allocations.md#pairs
 */
export function breaks(instance: Instance, placement: Placement, { kind, a, b }: Pair): boolean {
  const [some, others] = [standing(instance, placement, a), standing(instance, placement, b)];
  const measured = some.flatMap((one) =>
    others.filter((other) => !(one.isFixed && other.isFixed)).map((other) => [one, other] as const),
  );
  const isNear = ([one, other]: readonly [Standing, Standing]) => areNear(instance, one.stops, other.stops);
  if (kind === "apart") return measured.some(isNear);
  return measured.length > 0 && !some.some((one) => others.some((other) => isNear([one, other])));
}

export function brokenMusts(instance: Instance, placement: Placement): Pair[] {
  return instance.pairs.filter((pair) => pair.isMust && breaks(instance, placement, pair));
}

/** A placement without what breaks musts in it: of two the one that takes fewer booths gives way. parts: only these give way. */
export function mended(instance: Instance, from: Placement, parts?: readonly number[]): Placement {
  const placement = [...from];
  const giving = (application: number) =>
    standing(instance, placement, application).filter(
      ({ part, isFixed }) => !isFixed && (parts === undefined || parts.includes(part)),
    );
  const booths = (of: readonly Standing[]) => of.reduce((sum, { stops }) => sum + stops.length, 0);
  for (;;) {
    const ways = brokenMusts(instance, placement)
      .map(({ a, b }) => [giving(a), giving(b)].filter((own) => own.length > 0))
      .find((some) => some.length > 0);
    if (!ways) return placement;
    const [one, other] = ways;
    const gives = other && booths(other) <= booths(one!) ? other : one!;
    for (const { part } of gives) placement[part] = UNPLACED;
  }
}
