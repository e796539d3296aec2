import type { BoothKind, InvoiceLineKind } from "~/lib/vocabulary";
import { type FairRules, type Price, rentOf, rentSupports, type SupportFacts, shareOf } from "../fairs/rules";

/** A line of a payment notice. Amounts in whole đồng. */
export interface InvoiceLine {
  readonly kind: InvoiceLineKind;
  /** Null for a service. */
  readonly boothKind: BoothKind | null;
  /** Of the booths it is for. */
  readonly codes: readonly string[];
  /** Of a service. */
  readonly name: string | null;
  readonly nameEn: string | null;
  readonly unit: string | null;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly amount: number;
  /** What public money bears of it. */
  readonly support: number;
}

/** What one application has, and at what prices. */
export interface Basis {
  /** area: square decimetres. */
  readonly booths: readonly { readonly code: string; readonly kind: BoothKind; readonly area: number }[];
  readonly services: readonly {
    readonly name: string;
    readonly nameEn: string;
    readonly unit: string;
    readonly price: number;
    readonly quantity: number;
  }[];
  readonly facts: SupportFacts;
  readonly prices: readonly Price[];
  readonly rules: Pick<FairRules, "support" | "cornerSurcharge">;
}

/** Kinds of booths without a price: nothing is billed while there are any. */
export function unpricedKinds({ booths, prices, rules }: Basis): BoothKind[] {
  return [...new Set(booths.filter((booth) => rentOf(prices, rules, booth) === null).map(({ kind }) => kind))];
}

interface Place {
  readonly code: string;
  readonly kind: BoothKind;
  readonly base: number;
  readonly surcharge: number;
  readonly baseSupport: number;
  readonly surchargeSupport: number;
}

/**
 * The lines of a notice: rents, what corners cost more, services. Booths alike in kind and rent share a line; a place without a price is
 * left out (`unpricedKinds`). Without booths nothing is billed: services are brought to a booth. Source: docs/rules/invoices.md#lines
 */
export function linesOf(basis: Basis): InvoiceLine[] {
  if (basis.booths.length === 0) return [];
  const places = placesOf(basis);
  const rents = grouped(
    places,
    ({ base }) => base,
    "rent",
    ({ baseSupport }) => baseSupport,
  );
  const cornered = places.filter(({ surcharge }) => surcharge > 0);
  const surcharges = grouped(
    cornered,
    ({ surcharge }) => surcharge,
    "surcharge",
    (place) => place.surchargeSupport,
  );
  const services = basis.services.map(
    ({ name, nameEn, unit, price, quantity }): InvoiceLine => ({
      kind: "service",
      boothKind: null,
      codes: [],
      name,
      nameEn,
      unit,
      quantity,
      unitPrice: price,
      amount: price * quantity,
      support: 0,
    }),
  );
  return [...rents, ...surcharges, ...services];
}

function placesOf({ booths, prices, rules, facts }: Basis): Place[] {
  const rented = booths.map((booth) => ({ ...booth, price: rentOf(prices, rules, booth) }));
  const supports = rentSupports(rules, facts, rented);
  return rented.flatMap(({ code, kind, area, price }, at) => {
    if (price === null) return [];
    const isSurcharged = kind === "corner" && !prices.some((one) => one.kind === "corner");
    const base = isSurcharged ? (rentOf(prices, rules, { kind: "standard", area }) ?? price) : price;
    // The share is of the whole rent; each of the two lines shows its part of it.
    const support = supports[at]!;
    const baseSupport = price === 0 ? 0 : Number((BigInt(support) * BigInt(base)) / BigInt(price));
    return [{ code, kind, base, surcharge: price - base, baseSupport, surchargeSupport: support - baseSupport }];
  });
}

function grouped(
  places: readonly Place[],
  priceOf: (place: Place) => number,
  kind: InvoiceLineKind,
  supportOf: (place: Place) => number,
): InvoiceLine[] {
  const groups = Map.groupBy(places, (place) => `${place.kind} ${priceOf(place)}`);
  return [...groups.values()].map((group) => {
    const unitPrice = priceOf(group[0]!);
    return {
      kind,
      boothKind: group[0]!.kind,
      codes: group.map(({ code }) => code),
      name: null,
      nameEn: null,
      unit: null,
      quantity: group.length,
      unitPrice,
      amount: unitPrice * group.length,
      support: group.reduce((sum, place) => sum + supportOf(place), 0),
    };
  });
}

/** Whole đồng. total = support + payable, payable = deposit + balance. */
export interface Sums {
  readonly total: number;
  readonly support: number;
  readonly payable: number;
  readonly deposit: number;
  readonly balance: number;
}

/** The deposit is its share to the đồng, rounded down; the balance takes the rest. Source: docs/rules/invoices.md#deposit */
export function sumsOf(lines: readonly InvoiceLine[], { deposit: share }: Pick<FairRules, "deposit">): Sums {
  const total = lines.reduce((sum, { amount }) => sum + amount, 0);
  const support = lines.reduce((sum, line) => sum + line.support, 0);
  const payable = total - support;
  const deposit = shareOf(payable, share.value);
  return { total, support, payable, deposit, balance: payable - deposit };
}

/** Whether two notices would say the same. */
export function sameLines(a: readonly InvoiceLine[], b: readonly InvoiceLine[]): boolean {
  const key = ({ kind, boothKind, codes, name, unit, quantity, unitPrice, support }: InvoiceLine) =>
    JSON.stringify([kind, boothKind, [...codes].sort(), name, unit, quantity, unitPrice, support]);
  const [left, right] = [a.map(key).sort(), b.map(key).sort()];
  return left.length === right.length && left.every((one, at) => one === right[at]);
}
