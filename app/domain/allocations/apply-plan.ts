import type { LiveClaim } from "../booths/lock.server";
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
}

/**
 * What a plan changes, application by application. Who is not as they were is left out, and so is whoever would come to a booth that is not
 * free then.
 */
export function stepsOf(
  plan: readonly Explained[],
  standing: Standing,
): { readonly steps: Steps[]; readonly leftOut: string[] } {
  const { leftOut, claimOn, claimsOf, movesConfirmed } = standing;
  let steps = plan
    .filter(({ id, boothIds }) => !leftOut.applications.has(id) && !boothIds.some((booth) => leftOut.booths.has(booth)))
    .map((one) => stepsOfOne(one, claimsOf(one.id), movesConfirmed));
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

function stepsOfOne({ id, boothIds }: Explained, claims: readonly LiveClaim[], movesConfirmed: boolean): Steps {
  const has = new Set(claims.map((claim) => claim.boothId));
  const wanted = new Set(boothIds);
  const missing = boothIds.filter((booth) => !has.has(booth));
  const spare = claims.filter(
    ({ boothId, state }) => !wanted.has(boothId) && (state === "reserved" || (state === "confirmed" && movesConfirmed)),
  );
  return {
    applicationId: id,
    moves: spare.slice(0, missing.length).map((claim, at) => ({ claim, to: missing[at]! })),
    gives: missing.slice(spare.length),
    ends: spare.slice(missing.length),
  };
}
