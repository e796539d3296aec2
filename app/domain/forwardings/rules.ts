import type { PlainDate } from "~/lib/dates";
import type { SentTo } from "../nominations/lower-title";

/** A winner that could be put forward. Names and address as its decision printed them. */
export interface Candidate {
  readonly awardId: string;
  /** The entry it won with; of a set its lead. */
  readonly nominationId: string;
  /** What travels: the product, or the set's. */
  readonly productId: string;
  readonly productName: string;
  readonly establishmentId: string;
  readonly establishmentName: string;
  /** Of the maker today. */
  readonly provinceId: string;
  /** The product was put away. */
  readonly isArchived: boolean;
  readonly groupCode: string;
  readonly tier: string | null;
  readonly certificate: { readonly number: string; readonly issuedOn: PlainDate; readonly validUntil: PlainDate };
  readonly decision: { readonly id: string; readonly number: string; readonly decidedOn: PlainDate };
  /** The recognition decision itself puts it forward. */
  readonly isPutForward: boolean;
}

/** What a receiving round looks at, beside its places. */
export interface Receiver {
  /** Codes of its product groups. */
  readonly groups: readonly string[];
  /** The last day of its nominations. */
  readonly closesOn: PlainDate;
  /** Products handed in to it, or put forward with another title. Drafts of their makers stand in no way: they are taken up. */
  readonly nominated: ReadonlySet<string>;
  /** Awards on a letter of request to it that were not taken back. */
  readonly sent: ReadonlySet<string>;
  /** Awards on a letter to another round of this level where they may still be recognised, with its names. */
  readonly sentElsewhere: ReadonlyMap<string, SentTo>;
}

/** Places of the territory that a province counts for. */
export interface Places {
  readonly territory: string;
  /** Null: no limit. */
  readonly quota: number | null;
  readonly used: number;
}

export type Refusal =
  | { readonly kind: "outside" }
  | { readonly kind: "archived" }
  | { readonly kind: "sent" }
  | { readonly kind: "sent_elsewhere"; readonly round: SentTo }
  | { readonly kind: "nominated" }
  | { readonly kind: "group" }
  | { readonly kind: "expired"; readonly validUntil: PlainDate; readonly closesOn: PlainDate }
  | ({ readonly kind: "quota" } & Places);

export interface Assessment {
  readonly accepted: readonly Candidate[];
  readonly refused: readonly { readonly candidate: Candidate; readonly refusal: Refusal }[];
}

/**
 * Which of these may be put forward, taken in their order: the first ones get the places that are left.
 * placesOf: of a province; undefined where the round does not cover it. Source: docs/rules/levels.md#putting-forward.
 */
export function assess(
  chosen: readonly Candidate[],
  receiver: Receiver,
  placesOf: (provinceId: string) => Places | undefined,
): Assessment {
  const accepted: Candidate[] = [];
  const refused: { candidate: Candidate; refusal: Refusal }[] = [];
  const taken = new Map<string, number>();
  for (const candidate of chosen) {
    const places = placesOf(candidate.provinceId);
    const more = places ? (taken.get(places.territory) ?? 0) : 0;
    const refusal = refusalOf(candidate, receiver, places && { ...places, used: places.used + more });
    if (refusal) {
      refused.push({ candidate, refusal });
      continue;
    }
    accepted.push(candidate);
    if (places) taken.set(places.territory, more + 1);
  }
  return { accepted, refused };
}

function refusalOf(candidate: Candidate, receiver: Receiver, places: Places | undefined): Refusal | null {
  const { validUntil } = candidate.certificate;
  const elsewhere = receiver.sentElsewhere.get(candidate.awardId);
  if (candidate.isArchived) return { kind: "archived" };
  if (!places) return { kind: "outside" };
  if (receiver.sent.has(candidate.awardId)) return { kind: "sent" };
  if (elsewhere !== undefined) return { kind: "sent_elsewhere", round: elsewhere };
  if (receiver.nominated.has(candidate.productId)) return { kind: "nominated" };
  if (!receiver.groups.includes(candidate.groupCode)) return { kind: "group" };
  if (validUntil < receiver.closesOn) return { kind: "expired", validUntil, closesOn: receiver.closesOn };
  if (places.quota !== null && places.used >= places.quota) return { kind: "quota", ...places };
  return null;
}
