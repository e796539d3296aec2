import type { PlanBox } from "~/adapters/documents/plan-sheet";
import type { PlainDate } from "~/lib/dates";
import type { BoothKind } from "~/lib/vocabulary";

/** A hall as letters show it: the same for all letters of the day, so it is kept once. */
export interface LetterPlan {
  readonly hall: string;
  readonly width: number;
  readonly height: number;
  readonly furniture: readonly (PlanBox & { readonly kind: string; readonly label: string })[];
  readonly booths: readonly (PlanBox & { readonly code: string })[];
}

/** A booth on a letter. Lengths in decimetres, amounts in whole đồng. */
export interface LetterPlace {
  readonly code: string;
  readonly hall: string;
  /** Which of the letter's plans it is on, from 0. */
  readonly plan: number;
  readonly kind: BoothKind;
  readonly width: number;
  readonly height: number;
  readonly openSides: number;
  /** Watts. */
  readonly power: number;
  readonly hasWater: boolean;
  /** Null where the list has no price for it. */
  readonly rent: number | null;
  readonly support: number;
  /** Who of a centre stands there; null while it is not settled. */
  readonly exhibitor: string | null;
}

/** All that stands on a confirmation letter, in the words of its day. Source: docs/rules/exhibitor-papers.md#letter */
export interface LetterContent {
  /** The instant whose booths it shows, ISO. */
  readonly at: string;
  readonly number: number;
  readonly fair: {
    readonly name: string;
    readonly venue: string;
    readonly startsOn: PlainDate;
    readonly endsOn: PlainDate;
  };
  readonly issuer: { readonly parent: string | null; readonly name: string; readonly place: string };
  readonly signer: { readonly title: string; readonly name: string };
  readonly notes: string;
  readonly application: { readonly number: string; readonly signName: string };
  readonly applicant: { readonly name: string; readonly taxCode: string | null; readonly address: string };
  readonly isCentre: boolean;
  readonly places: readonly LetterPlace[];
  readonly exhibitors: readonly { readonly name: string; readonly signName: string }[];
  readonly services: readonly { readonly name: string; readonly unit: string; readonly quantity: number }[];
  /** The text that gives the support; "" where there is none. */
  readonly supportSource: string;
  readonly money: {
    /** Per mille of what the exhibitor bears. */
    readonly deposit: number;
    readonly depositDueOn: PlainDate | null;
    readonly balanceDueOn: PlainDate | null;
  };
  readonly goodsListDueOn: PlainDate | null;
  readonly goodsDueOn: PlainDate | null;
  readonly events: readonly {
    readonly title: string;
    readonly place: string | null;
    /** ISO. */
    readonly startsAt: string;
    readonly endsAt: string;
  }[];
  /** Digests of the plans its booths are on. */
  readonly plans: readonly string[];
}

/** Sums of a letter's places in whole đồng; null while one of them has no price. */
export function sumsOf(places: readonly Pick<LetterPlace, "rent" | "support">[]) {
  const isPriced = places.every(({ rent }) => rent !== null);
  if (!isPriced) return null;
  const rent = places.reduce((sum, one) => sum + one.rent!, 0);
  const support = places.reduce((sum, one) => sum + one.support, 0);
  return { rent, support, borne: rent - support };
}
