/**
 * Kinds of places on a plan: a standard booth, one on a corner, unbuilt ground, the joint stand of a province, a place on the common
 * stand of recognised products.
 */
export const BOOTH_KINDS = ["standard", "corner", "raw", "pavilion", "common"] as const;
export type BoothKind = (typeof BOOTH_KINDS)[number];

export const BOOTH_STATES = ["available", "held", "reserved", "confirmed", "blocked"] as const;
export type BoothState = (typeof BOOTH_STATES)[number];

/** What an exhibitor asks for. A standard booth may turn out to lie on a corner: that is a wish. */
export const ASKED_KINDS = ["standard", "raw", "pavilion", "common"] as const satisfies readonly BoothKind[];
export type AskedKind = (typeof ASKED_KINDS)[number];

/** A claim that is under way; what ended is told by its range. reserved: given by the organiser; confirmed: taken by the exhibitor. */
export const CLAIM_STATES = ["held", "reserved", "confirmed"] as const satisfies readonly BoothState[];
export type ClaimState = (typeof CLAIM_STATES)[number];

/** What happens to a booth. given_back: by its exhibitor; vacated: by the organiser. */
export const BOOTH_EVENTS = [
  "held",
  "hold_released",
  "reserved",
  "confirmed",
  "declined",
  "given_back",
  "vacated",
  "moved",
  "swapped",
  "offered",
  "offer_accepted",
  "offer_declined",
  "blocked",
  "unblocked",
] as const;
export type BoothEvent = (typeof BOOTH_EVENTS)[number];

/** How an offer to the waiting list ends. withdrawn: taken back by the organiser. */
export const OFFER_ANSWERS = ["accepted", "declined", "expired", "withdrawn"] as const;
export type OfferAnswer = (typeof OFFER_ANSWERS)[number];

/** How two applications are to stand to each other. */
export const PAIR_KINDS = ["near", "apart"] as const;
export type PairKind = (typeof PAIR_KINDS)[number];

/** applied: its places were given; discarded: it is not wanted. */
export const ALLOCATION_RUN_STATES = [
  "queued",
  "running",
  "done",
  "failed",
  "cancelled",
  "applied",
  "discarded",
] as const;
export type AllocationRunState = (typeof ALLOCATION_RUN_STATES)[number];

/** What the plan of a hall was kept before, where no person gave the version a name. */
export const VERSION_CAUSES = ["replacing", "importing", "retiring", "restoring"] as const;
export type VersionCause = (typeof VERSION_CAUSES)[number];
