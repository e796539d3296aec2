import { m } from "~/i18n/paraglide/messages";
import { writeToApplicant } from "../applications/write-to-applicant.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { offerEndedMail } from "./mails";
import { endOffer, lockOpenOffer } from "./open-offer.server";
import { refuseNotGiving } from "./refusals.server";

/**
 * Take an offer back before it is answered; who waits keeps their place in the line and is told.
 * Refused: "not_found", "forbidden" to all but organiser and secretary, "conflict" when there is no offer.
 */
export function withdrawOffer(
  ctx: Context,
  applicationId: string,
  { reason }: { readonly reason: string },
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const offer = await lockOpenOffer(ctx, applicationId);
    const { floor, application } = offer;
    refuseNotGiving(ctx, floor.fair);
    if (!offer.places) throw new DomainError("conflict", m.booths_no_offer());
    await endOffer(ctx, offer, "withdrawn", reason);
    const codes = offer.places.map((one) => one.code);
    await recordAudit(ctx, {
      act: "booths.offer_withdrawn",
      subject: { kind: "fair", id: floor.fair.id },
      before: { booths: codes, application: application.number },
      after: { reason },
    });
    await writeToApplicant(ctx, application, (reader) =>
      offerEndedMail({ ...reader, fair: floor.fair, codes, isWithdrawn: true }),
    );
  });
}
