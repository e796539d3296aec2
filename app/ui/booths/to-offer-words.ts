import type { ToOffer } from "~/domain/booths/offers";
import { formatList, formatNumber } from "~/i18n/formats";
import { boothKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";

/** How many booths of each kind may be offered, and how many free ones are kept for who was accepted. */
export function toOfferWords(kinds: readonly ToOffer[]): string {
  if (kinds.length === 0) return m.booths_offer_nothing_free_now();
  const told = kinds.map(({ kind, free, left }) => {
    const facts = { kind: boothKindName(kind).toLowerCase(), free: formatNumber(free), left: formatNumber(left) };
    return left < free ? m.booths_offer_left_of(facts) : m.booths_offer_left_all(facts);
  });
  return m.booths_offer_left({ kinds: formatList(told) });
}
