import type { BoothKind } from "~/lib/vocabulary";
import type { LiveClaim } from "../booths/lock.server";
import { askedKindOf } from "../fairs/rules";
import type { Explained } from "./result";

/** One application's claims as a plan wants them. */
export interface Steps {
  readonly applicationId: string;
  /** Claims that move: from their booth to another. */
  readonly moves: readonly { readonly claim: LiveClaim; readonly to: string }[];
  /** Booths it is given. */
  readonly gives: readonly string[];
  /** Claims that end, and get nothing instead. */
  readonly ends: readonly LiveClaim[];
}

interface Standing {
  readonly claimsOf: (applicationId: string) => readonly LiveClaim[];
  readonly claimOn: (boothId: string) => LiveClaim | null;
  /** Applications that are not as they were, and booths that are not. */
  readonly leftOut: { readonly applications: ReadonlySet<string>; readonly booths: ReadonlySet<string> };
  readonly movesConfirmed: boolean;
  /** Of a booth by its id. */
  readonly kindOf: (boothId: string) => BoothKind;
}

/**
 * What a plan changes, application by application. Who is not as they were is left out, and so is whoever would come to a booth that is not
 * free then.
 */
export function stepsOf(
  plan: readonly Explained[],
  standing: Standing,
): { readonly steps: Steps[]; readonly leftOut: string[] } {
  const { leftOut, claimOn, claimsOf } = standing;
  let steps = plan
    .filter(({ id, boothIds }) => !leftOut.applications.has(id) && !boothIds.some((booth) => leftOut.booths.has(booth)))
    .map((one) => stepsOfOne(one, claimsOf(one.id), standing));
  for (;;) {
    const freed = new Set(
      steps.flatMap(({ moves, ends }) => [...moves.map((move) => move.claim.id), ...ends.map((claim) => claim.id)]),
    );
    const isFree = (booth: string) => {
      const claim = claimOn(booth);
      return !claim || freed.has(claim.id);
    };
    const possible = steps.filter(({ moves, gives }) => [...moves.map((move) => move.to), ...gives].every(isFree));
    if (possible.length === steps.length) break;
    steps = possible;
  }
  const done = new Set(steps.map((one) => one.applicationId));
  return {
    steps: steps.filter(({ moves, gives, ends }) => moves.length + gives.length + ends.length > 0),
    leftOut: plan.filter((one) => !done.has(one.id)).map((one) => one.number),
  };
}

/** What moves goes to a booth for the same ask: each kind is granted by itself. */
function stepsOfOne(
  { id, boothIds }: Explained,
  claims: readonly LiveClaim[],
  { movesConfirmed, kindOf }: Pick<Standing, "movesConfirmed" | "kindOf">,
): Steps {
  const has = new Set(claims.map((claim) => claim.boothId));
  const wanted = new Set(boothIds);
  const gives = boothIds.filter((booth) => !has.has(booth));
  const spare = claims.filter(
    ({ boothId, state }) => !wanted.has(boothId) && (state === "reserved" || (state === "confirmed" && movesConfirmed)),
  );
  const moves: { claim: LiveClaim; to: string }[] = [];
  const ends: LiveClaim[] = [];
  for (const claim of spare) {
    const at = gives.findIndex((booth) => askedKindOf(kindOf(booth)) === askedKindOf(claim.booth.kind));
    if (at < 0) ends.push(claim);
    else moves.push({ claim, to: gives.splice(at, 1)[0]! });
  }
  return { applicationId: id, moves, gives, ends };
}
