import { m } from "~/i18n/paraglide/messages";
import type { NominationState } from "~/lib/vocabulary";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { isProducerOf } from "../people/policy";

export interface ProductFacts {
  readonly establishmentId: string | null;
  readonly archivedAt: Date | null;
}

/** A nomination of a product, as far as it holds the product's facts still. */
export interface NominationHold {
  readonly state: NominationState;
  readonly roundName: string;
}

export function whyNotKeepProduct(actor: Actor | null, product: { establishmentId: string | null }): string | null {
  return isProducerOf(actor, product.establishmentId) ? null : m.products_not_member();
}

/**
 * What was submitted and is being screened must stay as it was submitted. Drafts may change, and so may the product after
 * admission: the jury sees the sealed dossier.
 */
export function whyNotEditProduct(
  actor: Actor | null,
  product: ProductFacts,
  nominations: readonly NominationHold[],
): string | null {
  const notMine = whyNotKeepProduct(actor, product);
  if (notMine) return notMine;
  if (product.archivedAt) return m.products_archived();
  const held = nominations.find((nomination) => nomination.state === "submitted");
  return held ? m.products_held_by_round({ round: held.roundName }) : null;
}

export const productPermissions: readonly Permission[] = [
  {
    act: "product.keep",
    title: m.products_act_keep,
    may: (actor, here) => !whyNotKeepProduct(actor, { establishmentId: here.establishmentId }),
  },
];
