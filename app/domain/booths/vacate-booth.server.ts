import { m } from "~/i18n/paraglide/messages";
import { writeToStaff } from "../agencies/write-to-staff.server";
import { writeToApplicant } from "../applications/write-to-applicant.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { unlockFor } from "../fairs/unlock-for.server";
import { inTransaction } from "../transaction.server";
import { endClaims } from "./end-claims.server";
import { lockClaim, stillHeld } from "./lock-claim.server";
import { givenBackMail, vacatedMail } from "./mails";
import { givesFor, whyNotChange, whyNotGiveBack } from "./policy";
import { recordEvents } from "./record-event.server";
import { refuse, refuseStrangers } from "./refusals.server";

/**
 * Give a booth back: the exhibitor one they confirmed, until the fair begins, and the office is told; the organiser takes back any, and the exhibitor is told why.
 * Who runs the fair and makes what it shows gives their own back as an exhibitor.
 * Refused: "not_found" to all but the people of the applicant and those who give booths, "closed" once it is too late, "conflict" for one
 * that is over, that is no exhibitor's to give back yet, or that an offer holds.
 */
export function vacateBooth(ctx: Context, claimId: string, { reason }: { readonly reason: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const place = await lockClaim(ctx, claimId);
    const { floor, application, booth } = place;
    const gives = givesFor(ctx.actor, floor.fair, application);
    if (!gives) refuseStrangers(ctx, application);
    refuse(gives ? whyNotChange(floor.fair) : whyNotGiveBack(floor.fair, ctx.now), "closed");
    const claim = stillHeld(place);
    refuse(gives || claim.state === "confirmed" ? null : m.booths_not_confirmed({ code: booth.code }));
    refuse(claim.isOffer ? m.booths_answer_offer() : null);

    await endClaims(ctx, [claim.id]);
    if (!gives) await unlockFor(ctx, application.id, [booth.id]);
    await recordEvents(ctx, gives ? "vacated" : "given_back", [
      { fairId: floor.fair.id, boothId: booth.id, applicationId: application.id, note: reason },
    ]);
    if (!gives) {
      await writeToStaff(ctx, floor.fair.agencyId, (name) =>
        givenBackMail({ name, fair: floor.fair, ...application, codes: [booth.code], reason }),
      );
      return;
    }
    await recordAudit(ctx, {
      act: "booths.vacated",
      subject: { kind: "fair", id: floor.fair.id },
      before: { booth: booth.code, application: application.number, state: claim.state },
      after: { reason },
    });
    await writeToApplicant(ctx, application, (reader) =>
      vacatedMail({ ...reader, fair: floor.fair, code: booth.code, reason }),
    );
  });
}
