import { z } from "zod";
import { boothKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ASKED_KINDS } from "~/lib/vocabulary";

/** What an acceptance, or a change of it, granted; isOffer: by taking an offer from the waiting list. */
export const EventGrant = z.object({
  places: z.array(z.object({ kind: z.enum(ASKED_KINDS), booths: z.number() })),
  isOffer: z.boolean(),
});
export type EventGrant = z.output<typeof EventGrant>;

/** "2 × Gian tiêu chuẩn", in the reader's language. */
export function grantWords({ places, isOffer }: EventGrant): string {
  const granted = places
    .filter(({ booths }) => booths > 0)
    .map(({ kind, booths }) => `${booths} × ${boothKindName(kind)}`)
    .join(", ");
  return isOffer ? `${m.applications_offer_taken()}: ${granted}` : granted;
}
