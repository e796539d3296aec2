import type { CalledWinner } from "~/adapters/documents/pdf/ceremony.server";
import type { FittedLine } from "~/adapters/documents/pdf/fit-text.server";
import type { CEREMONY_ORDERS } from "./forms";
import { makerKey } from "./makers";
import type { Contact, Winner } from "./winners.server";

type Contacts = ReadonlyMap<string, Contact>;

/**
 * In the order of the list, or from the last tier to the first, those without a tier before all; within a tier by the list.
 * tiers: names of the rules' tiers, best first.
 */
export function calledUp(
  winners: readonly Winner[],
  contacts: Contacts,
  order: (typeof CEREMONY_ORDERS)[number],
  tiers: readonly string[],
): CalledWinner[] {
  const rank = ({ tier }: Winner) =>
    tier === null ? tiers.length + 1 : tiers.includes(tier) ? tiers.indexOf(tier) : tiers.length;
  const called = order === "list" ? winners : winners.toSorted((a, b) => rank(b) - rank(a));
  return called.map((winner, place) => ({
    number: place + 1,
    product: winner.product,
    maker: `${winner.establishment}, ${winner.province.name}`,
    tier: winner.tier,
    receives: contacts.get(winner.productId)?.representative ?? null,
    certificate: winner.certificate.number,
  }));
}

/** A maker with what it won. */
export interface Maker {
  readonly establishment: string;
  readonly representative: string | null;
  readonly phone: string | null;
  readonly address: string;
  readonly products: readonly string[];
}

/** Each maker once, in the order of the list. */
export function makersOf(winners: readonly Winner[], contacts: Contacts): Maker[] {
  const makers = new Map<string, Maker & { products: string[] }>();
  for (const winner of winners) {
    const contact = contacts.get(winner.productId);
    const address = [winner.address, winner.province.name].filter(Boolean).join(", ");
    const key = makerKey({
      ...winner,
      establishmentId: contact?.establishmentId ?? null,
      provinceName: winner.province.name,
    });
    const known = makers.get(key);
    if (known) known.products.push(winner.product);
    else {
      makers.set(key, {
        establishment: winner.establishment,
        representative: contact?.representative ?? null,
        phone: contact?.phone ?? null,
        address,
        products: [winner.product],
      });
    }
  }
  return [...makers.values()];
}

/** Who sits there, for whom, and why: read from across a table. */
export function nameCard({ establishment, representative, products }: Maker): FittedLine[] {
  const won = { text: products.join("; "), size: 9.5, italic: true, above: 5 };
  if (representative === null) return [{ text: establishment, size: 17, bold: true }, won];
  return [{ text: representative, size: 21, bold: true }, { text: establishment, size: 12, above: 5 }, won];
}

/** What the post reads. */
export function addressLabel({ establishment, representative, phone, address }: Maker): FittedLine[] {
  return [
    { text: "Kính gửi:", size: 9, italic: true },
    ...(representative === null ? [] : [{ text: representative, size: 12, bold: true }]),
    { text: establishment, size: representative === null ? 12 : 11, bold: representative === null },
    { text: address, size: 11, above: 2 },
    ...(phone === null ? [] : [{ text: `ĐT: ${phone}`, size: 10, above: 2 }]),
  ];
}
