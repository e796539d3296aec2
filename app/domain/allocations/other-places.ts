import { type Instance, whyNotThere } from "./instance";
import { mostOfPairs, moveConstant, objectiveOf, ownersOf } from "./objective";
import { type Placement, UNPLACED } from "./placement";
import { Pricer } from "./price-party";
import { FREE_OF_CHARGE, put } from "./rebuild";
import type { OtherPlace } from "./result";
import type { Solved } from "./solve.server";

/** Wished booths of one application, and of all, that are looked into. */
const OF_ONE = 3;
const OF_ALL = 250;
/** More than a whole fair has points. */
const SURELY = 1e7;

/** By application: what each wished booth that it did not get would cost the whole. */
export function otherPlaces(solved: Solved, owners: readonly number[]): Map<number, OtherPlace[]> {
  const { instance, placement } = solved;
  const places = new Map<number, OtherPlace[]>();
  let looked = 0;
  for (const [part, { application, isMain, isFixed }] of instance.parts.entries()) {
    if (!isMain || isFixed) continue;
    for (const code of instance.input.applications[application]!.wishes.booths.slice(0, OF_ONE)) {
      const stop = instance.walk.findIndex((one) => one.booth.code === code);
      const isOwn = stop >= 0 && owners[stop]! >= 0 && instance.parts[owners[stop]!]!.application === application;
      if (isOwn || looked >= OF_ALL) continue;
      looked += 1;
      places.set(application, [...(places.get(application) ?? []), otherPlace(solved, owners, part, code, stop)]);
    }
  }
  return places;

  function otherPlace(of: Solved, all: readonly number[], part: number, code: string, stop: number): OtherPlace {
    const holder = stop < 0 ? null : holderOf(instance, all[stop]!);
    const nothing = { code, holder, whyNot: null, least: null, most: null };
    if (stop < 0) return { ...nothing, whyNot: "unknown" };
    const blocks = blocksWith(instance, part, stop);
    if (blocks.length > 0) return { ...nothing, ...cost(of, placement, part, blocks) };
    const whyNot = whyNotThere(
      instance.input,
      instance.parts[part]!,
      instance.walk.slice(stop, stop + instance.parts[part]!.size),
    );
    return { ...nothing, whyNot: whyNot ?? "bound" };
  }
}

function holderOf({ parts, input }: Instance, owner: number): OtherPlace["holder"] {
  if (owner < 0) return null;
  const { number, priority } = input.applications[parts[owner]!.application]!;
  return { number, priority };
}

/** First stops of the blocks of a part that contain a stop. */
function blocksWith({ parts, scores }: Instance, part: number, stop: number): number[] {
  const { size } = parts[part]!;
  return Array.from({ length: size }, (_, at) => stop - at).filter(
    (first) => first >= 0 && scores[part]![first]! > -Infinity,
  );
}

/**
 * Points the whole loses when a part has to take one of some blocks: at least what the prices prove, and at most what a placement loses
 * that is made at once, with those who stood there placed anew.
 */
function cost(
  { instance, placement, objective, prices }: Solved,
  from: Placement,
  part: number,
  blocks: readonly number[],
): { readonly least: number; readonly most: number | null } {
  const party = instance.partyOf[part]!;
  const { provinceId, parts } = instance.parties[party]!;
  const only = instance.scores[part]!.map((score, first) => (blocks.includes(first) ? score + SURELY : -Infinity));
  const bound = new Pricer(instance, party, (one) => (one === part ? only : instance.scores[one]!));
  const forced = bound.best(instance.owner, prices.stops, prices.quotas.get(provinceId) ?? 0);
  const others = boundWithout(instance, prices, party);
  const least = Math.max(0, objective - Math.floor(others + forced.worth - SURELY + 1e-4));
  const made = [...from];
  for (const [at, one] of parts.entries()) made[one] = forced.firsts[at]!;
  const taken = new Set(
    parts.flatMap((one) => (made[one] === UNPLACED ? [] : span(made[one]!, instance.parts[one]!.size))),
  );
  const pushed = new Set<number>();
  for (const [one, first] of placement.entries()) {
    if (instance.partyOf[one] === party || instance.parts[one]!.isFixed || first === UNPLACED) continue;
    if (span(first, instance.parts[one]!.size).some((stop) => taken.has(stop))) pushed.add(instance.partyOf[one]!);
  }
  for (const one of pushed) for (const member of instance.parties[one]!.parts) made[member] = UNPLACED;
  for (const one of pushed) put(instance, made, one, new Pricer(instance, one), FREE_OF_CHARGE);
  const reached = ownersOf(instance, made) && objectiveOf(instance, made);
  return { least, most: reached === null ? null : Math.max(least, objective - reached) };
}

const span = (first: number, size: number) => Array.from({ length: size }, (_, at) => first + at);

/** What all but one party gain at the last prices, and the prices: by instance, as it is asked for many times. */
function boundWithout(instance: Instance, prices: Solved["prices"], but: number): number {
  let known = gains.get(instance);
  if (!known) {
    known = instance.parties.map(
      ({ provinceId }, party) =>
        new Pricer(instance, party).best(instance.owner, prices.stops, prices.quotas.get(provinceId) ?? 0).worth,
    );
    gains.set(instance, known);
  }
  let bound = moveConstant(instance) + mostOfPairs(instance);
  for (const price of prices.stops) bound += price;
  for (const [id, price] of prices.quotas) bound += price * instance.quotas.get(id)!;
  return known.reduce((sum, gain, party) => (party === but ? sum : sum + gain), bound);
}
const gains = new WeakMap<Instance, number[]>();
