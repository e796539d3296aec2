import { compareVietnamese } from "~/lib/vietnamese-text";
import { FREE, type Instance, isCorner, type Pair, sameStops, whyNotThere, wishedPoints, wishedRank } from "./instance";
import { breaks } from "./musts";
import { ownersOf, pairPoints, togetherPoints } from "./objective";
import { otherPlaces } from "./other-places";
import { areNear, type Placement, stopsOf, stopsOfApplication, UNPLACED } from "./placement";
import type { Explained, Shortage } from "./result";
import type { Solved } from "./solve.server";

/** What each application got and why, in the order of the input. Source: docs/rules/allocations.md#explained. */
export function explain(solved: Solved): Explained[] {
  const { instance, placement } = solved;
  const owners = ownersOf(instance, placement)!;
  const places = otherPlaces(solved, owners);
  return instance.input.applications.map((application, at) => {
    const { walk, parts, pairs, input } = instance;
    const own = parts.flatMap((part, index) => (part.application === at ? [index] : []));
    const missing = own.filter((part) => !parts[part]!.isFixed && placement[part] === UNPLACED);
    const codesOf = (stops: readonly number[]) =>
      stops.map((stop) => walk[stop]!.booth.code).toSorted(compareVietnamese);
    const booths = stopsOfApplication(instance, placement, at);
    const main = own[0] === undefined ? [] : stopsOf(instance, placement, own[0]).map((stop) => walk[stop]!);
    const away = missing[0] === undefined ? null : mustsInTheWay(instance, placement, owners, missing[0]);
    const had = new Set(application.claims.flatMap((claim) => instance.stopOf.get(claim.boothId) ?? []));
    return {
      id: application.id,
      number: application.number,
      name: application.name,
      provinceId: application.provinceId,
      priority: application.priority,
      boothIds: booths.map((stop) => walk[stop]!.booth.id),
      booths: codesOf(booths),
      fresh: codesOf(booths.filter((stop) => !had.has(stop))),
      movedFrom: codesOf([...had].filter((stop) => !booths.includes(stop))),
      missing: missing.reduce((sum, part) => sum + parts[part]!.size, 0),
      shortage: missing[0] === undefined ? null : shortageOf(instance, placement, missing[0], away !== null),
      points: pointsOf(instance, placement, own, at),
      together: together(instance, owners, own),
      corner: application.wishes.corner ? main.some(isCorner) : null,
      wished: application.wishes.booths.map((code) => ({
        code,
        isGiven: main.some((stop) => stop.booth.code === code),
      })),
      neighbours: pairs
        .filter((pair) => pair.a === at || pair.b === at)
        .map((pair) => ({
          kind: pair.kind,
          number: input.applications[pair.a === at ? pair.b : pair.a]!.number,
          isKept: keeps(instance, placement, pair),
          isByHand: pair.isByHand,
          isMust: pair.isMust,
          isInTheWay: away?.includes(pair) ?? false,
        })),
      others: places.get(at) ?? [],
    };
  });
}

function keeps(instance: Instance, placement: Placement, { kind, a, b }: Pair): boolean {
  const near = areNear(
    instance,
    stopsOfApplication(instance, placement, a),
    stopsOfApplication(instance, placement, b),
  );
  return near === (kind === "near");
}

/** Its points by what they are for; what it shares with a neighbour is told of both, and stretches of its province of none. */
function pointsOf(
  instance: Instance,
  placement: Placement,
  own: readonly number[],
  application: number,
): Explained["points"] {
  const { parts, walk, pairs, input } = instance;
  const { weights } = input.settings;
  const { priority, wishes } = input.applications[application]!;
  const points = { booths: 0, priority: 0, corner: 0, wished: 0, zone: 0, move: 0, neighbours: 0 };
  for (const part of own) {
    const { isFixed, isMain, size, current } = parts[part]!;
    const first = placement[part]!;
    if (isFixed) continue;
    if (current.length > 0 && !sameStops(first, size, current)) points.move -= weights.move;
    if (first === UNPLACED) continue;
    const stops = stopsOf(instance, placement, part).map((stop) => walk[stop]!);
    const bonus = {
      booths: size * weights.booth,
      priority: size * priority * weights.priority,
      corner: isMain && wishes.corner && stops.some(isCorner) ? weights.corner : 0,
      wished: isMain ? wishedPoints(weights.wished, wishedRank(wishes.booths, stops)) : 0,
    };
    for (const key of ["booths", "priority", "corner", "wished"] as const) points[key] += bonus[key];
    const stayed = sameStops(first, size, current) ? weights.move : 0;
    const earned = bonus.booths + bonus.priority + bonus.corner + bonus.wished + stayed;
    points.zone += instance.scores[part]![first]! - earned;
  }
  for (const pair of pairs) {
    if (pair.a === application || pair.b === application) points.neighbours += pairPoints(instance, placement, pair);
  }
  return points;
}

/** Whether the booths of its province follow each other; null where it has none. */
function together(instance: Instance, owners: readonly number[], own: readonly number[]): boolean | null {
  const parties = new Set(own.map((part) => instance.partyOf[part]!));
  if (!owners.some((owner) => owner >= 0 && own.includes(owner))) return null;
  return [...parties].every((party) => togetherPoints(instance, owners, party) === 0);
}

/** The musts that keep a part from every block that would do and that nobody has; null where there is none such, or one they leave. */
function mustsInTheWay(
  instance: Instance,
  placement: Placement,
  owners: readonly number[],
  missing: number,
): Pair[] | null {
  const { application, size } = instance.parts[missing]!;
  const musts = instance.pairs.filter(({ isMust, a, b }) => isMust && (a === application || b === application));
  if (musts.length === 0) return null;
  const inTheWay = new Set<Pair>();
  for (const [first, score] of instance.scores[missing]!.entries()) {
    if (score === -Infinity || owners.slice(first, first + size).some((owner) => owner !== FREE)) continue;
    const tried = placement.with(missing, first);
    const broken = musts.filter((pair) => breaks(instance, tried, pair));
    if (broken.length === 0) return null;
    for (const pair of broken) inTheWay.add(pair);
  }
  return inTheWay.size > 0 ? [...inTheWay] : null;
}

/** What was short: the first of what no block of the fair has; otherwise others have the blocks that would do. */
function shortageOf(instance: Instance, placement: Placement, missing: number, isByMust: boolean): Shortage {
  const { walk, parts, input, quotas } = instance;
  const part = parts[missing]!;
  const { provinceId } = input.applications[part.application]!;
  const reasons = walk.map((_, first) => whyNotThere(input, part, walk.slice(first, first + part.size)));
  const seen = new Set(reasons);
  if (!seen.has(null)) {
    const order = ["water", "power", "area", "zone", "row", "recognised", "kind"] as const;
    return order.find((reason) => seen.has(reason)) ?? "kind";
  }
  const limit = quotas.get(provinceId);
  if (limit !== undefined) {
    const taken = parts.reduce((sum, one, at) => {
      const isOwn = !one.isFixed && input.applications[one.application]!.provinceId === provinceId;
      return sum + (isOwn && placement[at] !== UNPLACED ? one.size : 0);
    }, 0);
    if (taken + part.size > limit) return "quota";
  }
  return isByMust ? "pair" : "others";
}
