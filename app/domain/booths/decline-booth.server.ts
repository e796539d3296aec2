import { m } from "~/i18n/paraglide/messages";
import { writeToStaff } from "../agencies/write-to-staff.server";
import type { Context } from "../context";
import { unlockFor } from "../fairs/unlock-for.server";
import { inTransaction } from "../transaction.server";
import { endClaims } from "./end-claims.server";
import { lockClaim, stillHeld } from "./lock-claim.server";
import { givenBackMail } from "./mails";
import { whyNotChange } from "./policy";
import { recordEvents } from "./record-event.server";
import { refuse, refuseStrangers } from "./refusals.server";

/**
 * Say no to a booth that the organiser gave; it is free again, and the office is told.
 * Refused: "not_found" to all but the people of the applicant, "closed" once the fair is settled, "conflict" for one that is not waiting
 * for an answer.
 */
export function declineBooth(ctx: Context, claimId: string, { reason }: { readonly reason: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const place = await lockClaim(ctx, claimId);
    const { floor, application, booth } = place;
    refuseStrangers(ctx, application);
    refuse(whyNotChange(floor.fair), "closed");
    const claim = stillHeld(place);
    refuse(claim.state === "reserved" ? null : m.booths_not_reserved({ code: booth.code }));

    await endClaims(ctx, [claim.id]);
    await unlockFor(ctx, application.id, [booth.id]);
    await recordEvents(ctx, "declined", [
      { fairId: floor.fair.id, boothId: booth.id, applicationId: application.id, note: reason },
    ]);
    await writeToStaff(ctx, floor.fair.agencyId, (name) =>
      givenBackMail({ name, fair: floor.fair, ...application, codes: [booth.code], reason }),
    );
  });
}
