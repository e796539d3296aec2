import { eq } from "drizzle-orm";
import { boothClaims } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { keptSpan } from "../fairs/live-claims.server";
import { inTransaction } from "../transaction.server";
import { acceptOfferOf } from "./accept-offer.server";
import { lockClaim, stillHeld } from "./lock-claim.server";
import { whyNotChange } from "./policy";
import { recordEvents } from "./record-event.server";
import { refuse, refuseStrangers, refusing } from "./refusals.server";

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

      await ctx.db
        .update(boothClaims)
        .set({ state: "confirmed", during: keptSpan })
        .where(eq(boothClaims.id, claim.id));
      await recordEvents(ctx, "confirmed", [
        { fairId: floor.fair.id, boothId: booth.id, applicationId: application.id },
      ]);
    }),
  );
}
