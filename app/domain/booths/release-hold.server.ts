import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import { endClaims } from "./end-claims.server";
import { lockClaim, stillHeld } from "./lock-claim.server";
import { recordEvents } from "./record-event.server";
import { refuse, refuseStrangers } from "./refusals.server";

/**
 * Let go of a booth that is held and not confirmed.
 * Refused: "not_found" to all but the people of the applicant, "conflict" for a booth that was given or confirmed, and for one that an
 * offer holds: that is answered as a whole.
 */
export function releaseHold(ctx: Context, claimId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const place = await lockClaim(ctx, claimId);
    refuseStrangers(ctx, place.application);
    const claim = stillHeld(place);
    refuse(claim.state === "held" ? null : m.booths_not_a_hold({ code: place.booth.code }));
    refuse(claim.isOffer ? m.booths_answer_offer() : null);

    await endClaims(ctx, [claim.id]);
    await recordEvents(ctx, "hold_released", [
      { fairId: place.floor.fair.id, boothId: place.booth.id, applicationId: place.application.id },
    ]);
  });
}
