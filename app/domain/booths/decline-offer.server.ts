import { m } from "~/i18n/paraglide/messages";
import { writeToStaff } from "../agencies/write-to-staff.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { givenBackMail } from "./mails";
import { endOffer, lockOpenOffer } from "./open-offer.server";
import { whyNotChange } from "./policy";
import { refuse, refuseStrangers } from "./refusals.server";

/**
 * Say no to an offer: its booths are free for the next one, and the application waits on, behind who was not asked yet. The office is told.
 * Refused: "not_found" to all but the people of the applicant, "closed" once the fair is settled, "conflict" when there is no offer or its
 * time ran out.
 */
export function declineOffer(ctx: Context, applicationId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const offer = await lockOpenOffer(ctx, applicationId);
    refuseStrangers(ctx, offer.application);
    refuse(whyNotChange(offer.floor.fair), "closed");
    if (!offer.places || offer.expiresAt <= ctx.now) throw new DomainError("conflict", m.booths_offer_over());
    await endOffer(ctx, offer, "declined");
    const { floor, application, places } = offer;
    await writeToStaff(ctx, floor.fair.agencyId, (name) =>
      givenBackMail({
        name,
        fair: floor.fair,
        ...application,
        codes: places.map(({ code }) => code),
        reason: null,
      }),
    );
  });
}
