import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import { acceptOfferOf } from "./accept-offer.server";
import { lockClaim, stillHeld } from "./lock-claim.server";
import { whyNotChange } from "./policy";
import { refuse, refuseStrangers, refusing } from "./refusals.server";
import { takeClaims } from "./take-claims.server";

/**
 * Take a booth that is held, or that the organiser gave. One that an offer holds takes the whole offer.
 * Refused: "not_found" to all but the people of the applicant, "closed" once the fair is settled, "conflict" when the hold is over or the
 * booth is confirmed already.
 */
export function confirmBooth(ctx: Context, claimId: string): Promise<void> {
  return refusing(() =>
    inTransaction(ctx, async (ctx) => {
      const place = await lockClaim(ctx, claimId);
      const { floor, application, booth } = place;
      refuseStrangers(ctx, application);
      refuse(whyNotChange(floor.fair), "closed");
      const claim = stillHeld(place);
      refuse(claim.state === "confirmed" ? m.booths_is_yours({ code: booth.code }) : null);
      if (claim.isOffer) return acceptOfferOf(ctx, application.id);
      await takeClaims(ctx, floor, application, [claim]);
    }),
  );
}
