/** An act on the model: places and applicants by their numbers. */
export type Act =
  | { readonly kind: "hold" | "reserve"; readonly who: number; readonly place: number }
  | { readonly kind: "confirm" | "release" | "decline" | "vacate" | "block" | "unblock"; readonly place: number }
  | { readonly kind: "move" | "swap"; readonly place: number; readonly to: number }
  | { readonly kind: "offer" | "accept" | "refuse" }
  | { readonly kind: "wait"; readonly minutes: number };

interface Claim {
  readonly who: number;
  readonly state: "held" | "reserved" | "confirmed";
  /** Null for one that is kept. */
  readonly until: Date | null;
  readonly isOffer: boolean;
}

interface Place {
  readonly code: string;
  readonly kind: "standard" | "raw";
  readonly isBlocked: boolean;
  readonly claim: Claim | null;
}

export interface ModelFloor {
  readonly places: readonly Place[];
  readonly applicants: readonly { readonly province: number; readonly granted: number; readonly isAccepted: boolean }[];
  readonly quotas: readonly number[];
  /** Places that were offered and not taken. */
  readonly missed: readonly number[];
}

const PICKS_CLOSE = new Date("2026-11-20T00:00:00Z");
const FAIR_BEGINS = new Date("2026-12-03T17:00:00Z");
const WAITING = 3;

export function aFloor(): ModelFloor {
  const free = { isBlocked: false, claim: null };
  return {
    places: [
      { code: "A1", kind: "standard", ...free },
      { code: "A2", kind: "standard", ...free },
      { code: "C1", kind: "standard", ...free },
      { code: "R1", kind: "raw", ...free },
    ],
    applicants: [
      { province: 0, granted: 2, isAccepted: true },
      { province: 0, granted: 1, isAccepted: true },
      { province: 1, granted: 1, isAccepted: true },
      { province: 1, granted: 0, isAccepted: false },
    ],
    quotas: [2, 2],
    missed: [],
  };
}

/** Who has what at an instant, as the tables tell it. */
export const told = (floor: ModelFloor, now: Date): string[] =>
  floor.places.flatMap((place) => {
    const claim = liveOn(place, now);
    if (place.isBlocked) return [`${place.code} blocked`];
    return claim ? [`${place.code} ${claim.state} X-${claim.who}`] : [];
  });

const liveOn = ({ claim }: Place, now: Date): Claim | null =>
  claim && (claim.until === null || claim.until > now) ? claim : null;

const withPlace = (floor: ModelFloor, at: number, change: Partial<Place>): ModelFloor => ({
  ...floor,
  places: floor.places.map((place, index) => (index === at ? { ...place, ...change } : place)),
});

/** Whether one more claim keeps within the grant and the quota; a claim that ends in the same act does not count. */
function hasRoom(
  floor: ModelFloor,
  who: number,
  kind: Place["kind"],
  now: Date,
  without: readonly Claim[] = [],
): boolean {
  const live = floor.places.flatMap((place) => {
    const claim = liveOn(place, now);
    return claim && !without.includes(claim) ? [{ ...claim, kind: place.kind }] : [];
  });
  const applicant = floor.applicants[who]!;
  const own = live.filter((claim) => claim.who === who).length;
  const ofProvince = live.filter((claim) => floor.applicants[claim.who]!.province === applicant.province).length;
  return kind === "standard" && own < applicant.granted && ofProvince < floor.quotas[applicant.province]!;
}

const end = (minutes: number, now: Date) => new Date(Math.min(now.getTime() + minutes * 60_000, FAIR_BEGINS.getTime()));

/** The floor after an act; null when it is refused. */
export function play(floor: ModelFloor, act: Act, now: Date): ModelFloor | null {
  switch (act.kind) {
    case "wait":
      return expired(floor, now);
    case "offer":
      return offered(floor, now);
    case "accept":
    case "refuse":
      return answered(floor, act.kind, now);
    case "hold":
    case "reserve":
      return taken(floor, act.kind, act.who, act.place, now);
    case "move":
    case "swap":
      return changed(floor, act.kind, act.place, act.to, now);
    case "block":
    case "unblock": {
      const place = floor.places[act.place]!;
      if (act.kind === "unblock") return place.isBlocked ? withPlace(floor, act.place, { isBlocked: false }) : null;
      return place.isBlocked || liveOn(place, now) ? null : withPlace(floor, act.place, { isBlocked: true });
    }
    default: {
      const claim = liveOn(floor.places[act.place]!, now);
      if (!claim) return null;
      if (act.kind === "confirm") {
        if (claim.state === "confirmed") return null;
        if (claim.isOffer) return answered(floor, "accept", now);
        return withPlace(floor, act.place, { claim: { ...claim, state: "confirmed", until: null } });
      }
      if (claim.isOffer) return null;
      if (act.kind === "release" && claim.state !== "held") return null;
      if (act.kind === "decline" && claim.state !== "reserved") return null;
      return withPlace(floor, act.place, { claim: null });
    }
  }
}

function taken(floor: ModelFloor, kind: "hold" | "reserve", who: number, at: number, now: Date): ModelFloor | null {
  const place = floor.places[at]!;
  const claim = liveOn(place, now);
  if (!floor.applicants[who]!.isAccepted || place.isBlocked) return null;
  if (kind === "hold") {
    // The same hold, asked for again.
    if (now < PICKS_CLOSE && claim?.who === who && claim.state === "held" && !claim.isOffer) return floor;
    if (now >= PICKS_CLOSE || claim || !hasRoom(floor, who, place.kind, now)) return null;
    return withPlace(floor, at, { claim: { who, state: "held", until: end(15, now), isOffer: false } });
  }
  const isOwnHold = claim?.who === who && claim.state === "held" && !claim.isOffer;
  if ((claim && !isOwnHold) || !hasRoom(floor, who, place.kind, now, isOwnHold ? [claim] : [])) return null;
  return withPlace(floor, at, { claim: { who, state: "reserved", until: null, isOffer: false } });
}

function changed(floor: ModelFloor, kind: "move" | "swap", at: number, to: number, now: Date): ModelFloor | null {
  const [from, target] = [floor.places[at]!, floor.places[to]!];
  const [claim, other] = [liveOn(from, now), liveOn(target, now)];
  if (!claim || claim.state === "held" || at === to) return null;
  if (kind === "move") {
    if (other || target.isBlocked || !hasRoom(floor, claim.who, target.kind, now, [claim])) return null;
    return withPlace(withPlace(floor, at, { claim: null }), to, { claim });
  }
  if (!other || other.state === "held") return null;
  const fits = claim.who === other.who || (from.kind === "standard" && target.kind === "standard");
  return fits ? withPlace(withPlace(floor, at, { claim: other }), to, { claim }) : null;
}

/** Places that those who were accepted were granted and do not have yet. */
function promised(floor: ModelFloor, now: Date): number {
  const had = (who: number) => floor.places.filter((place) => liveOn(place, now)?.who === who).length;
  return floor.applicants.reduce(
    (sum, { isAccepted, granted }, who) => (isAccepted ? sum + Math.max(0, granted - had(who)) : sum),
    0,
  );
}

/** The best free booth that was not offered before, where one is left over: a corner is kept from who does not wish for one. */
function offered(floor: ModelFloor, now: Date): ModelFloor | null {
  if (floor.applicants[WAITING]!.isAccepted || now >= FAIR_BEGINS) return null;
  if (floor.places.some((place) => liveOn(place, now)?.who === WAITING)) return null;
  const isFree = (place: Place) => place.kind === "standard" && !place.isBlocked && !liveOn(place, now);
  const at = floor.places.findIndex((place, index) => isFree(place) && !floor.missed.includes(index));
  if (floor.places.filter(isFree).length <= promised(floor, now)) return null;
  const granted = {
    ...floor,
    applicants: floor.applicants.map((one, who) => (who === WAITING ? { ...one, granted: 1 } : one)),
  };
  if (at < 0 || !hasRoom(granted, WAITING, "standard", now)) return null;
  return withPlace(granted, at, { claim: { who: WAITING, state: "held", until: end(48 * 60, now), isOffer: true } });
}

function answered(floor: ModelFloor, answer: "accept" | "refuse", now: Date): ModelFloor | null {
  const at = floor.places.findIndex((place) => liveOn(place, now)?.isOffer);
  if (at < 0) return null;
  if (answer === "refuse") return withPlace(notTaken(floor, at), at, { claim: null });
  const confirmed = withPlace(floor, at, {
    claim: { who: WAITING, state: "confirmed", until: null, isOffer: false },
  });
  return {
    ...confirmed,
    applicants: confirmed.applicants.map((one, who) => (who === WAITING ? { ...one, isAccepted: true } : one)),
  };
}

const notTaken = (floor: ModelFloor, at: number): ModelFloor => ({
  ...floor,
  missed: [...floor.missed, at],
  applicants: floor.applicants.map((one, who) => (who === WAITING && !one.isAccepted ? { ...one, granted: 0 } : one)),
});

function expired(floor: ModelFloor, now: Date): ModelFloor {
  const at = floor.places.findIndex(({ claim }) => claim?.isOffer && claim.until !== null && claim.until <= now);
  return at < 0 ? floor : withPlace(notTaken(floor, at), at, { claim: null });
}
