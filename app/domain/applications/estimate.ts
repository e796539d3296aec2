import { ASKED_KINDS, type AskedKind, type BoothKind } from "~/lib/vocabulary";
import { type FairRules, type Price, rentOf, type SupportFacts, shareOf, supportedSum } from "../fairs/rules";
import { type Asks, hasArea } from "./rules";

/** A standard booth is 3 x 3 m; in square decimetres. */
const STANDARD_AREA = 900;

/** What an estimate is made of; services with whole đồng for one. */
export interface EstimateInput {
  readonly asks: Asks;
  readonly wantsCorner: boolean;
  readonly services: readonly { readonly price: number; readonly quantity: number }[];
  readonly prices: readonly Price[];
  readonly rules: Pick<FairRules, "cornerSurcharge" | "deposit" | "support">;
  readonly facts: SupportFacts;
}

/** Whole đồng. What is not priced yet is left out, and named. */
export interface Estimate {
  /** With what a wished corner adds. */
  readonly rents: readonly { readonly kind: AskedKind; readonly places: number; readonly amount: number }[];
  readonly unpriced: readonly AskedKind[];
  /** What the wished corner adds; within the rents. */
  readonly corner: number;
  readonly services: number;
  readonly total: number;
  readonly support: number;
  /** What is left to the applicant. */
  readonly borne: number;
  readonly deposit: number;
}

/** What an application would cost as it stands; the invoice counts the places that were given. Source: docs/rules/applications.md#estimate. */
export function estimateOf(input: EstimateInput): Estimate {
  const { asks, prices, rules, facts } = input;
  const asked = ASKED_KINDS.filter((kind) => asks[kind] !== undefined);
  const places = asked.flatMap((kind) =>
    placesOf(kind, asks, input.wantsCorner).map((place) => ({
      ...place,
      asked: kind,
      price: rentOf(prices, rules, place),
    })),
  );
  const amountOf = (kind: AskedKind) =>
    sum(places.filter((place) => place.asked === kind).map(({ price }) => price ?? 0));
  const isPriced = (kind: AskedKind) => places.some((place) => place.asked === kind && place.price !== null);
  const corner = places.find((place) => place.kind === "corner");
  const plain = corner ? rentOf(prices, rules, { kind: "standard", area: STANDARD_AREA }) : null;
  const services = sum(input.services.map(({ price, quantity }) => price * quantity));
  const total = sum(places.map(({ price }) => price ?? 0)) + services;
  const support = supportedSum(rules, facts, places);
  const borne = total - support;
  return {
    rents: asked.filter(isPriced).map((kind) => ({ kind, places: asks[kind]!.booths, amount: amountOf(kind) })),
    unpriced: asked.filter((kind) => !isPriced(kind)),
    corner: corner?.price && plain !== null ? Math.max(0, corner.price - plain) : 0,
    services,
    total,
    support,
    borne,
    deposit: shareOf(borne, rules.deposit.value),
  };
}

/** One of the standard booths is counted as the wished corner. Ground is shared out in equal pieces; what is left goes to the first. */
function placesOf(kind: AskedKind, asks: Asks, wantsCorner: boolean): { kind: BoothKind; area: number }[] {
  const { booths, area } = asks[kind]!;
  const ground = hasArea(kind) ? (area ?? 0) * 100 : STANDARD_AREA * booths;
  const piece = Math.floor(ground / booths);
  return Array.from({ length: booths }, (_, at) => ({
    kind: kind === "standard" && wantsCorner && at === 0 ? "corner" : kind,
    area: at === 0 ? ground - piece * (booths - 1) : piece,
  }));
}

const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0);
