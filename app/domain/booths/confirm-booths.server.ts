import { m } from "~/i18n/paraglide/messages";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { lockClaims } from "./lock-claim.server";
import { whyNotChange } from "./policy";
import { refuse, refuseStrangers, refusing } from "./refusals.server";
import { takeClaims } from "./take-claims.server";

/**
 * Take booths that the organiser gave an application, those its people saw; booths of an offer are answered with the offer. Returns their codes.
 * Refused: "not_found" to all but the people of the applicant, "closed" once the fair is settled, "conflict" when one is over, or none waits
 * any more.
 */
export function confirmBooths(ctx: Context, applicationId: string, claimIds: readonly string[]): Promise<string[]> {
  return refusing(() =>
    inTransaction(ctx, async (ctx) => {
      const { floor, application, claims } = await lockClaims(ctx, claimIds);
      if (application.id !== applicationId) throw new DomainError("not_found", m.booths_claim_unknown());
      refuseStrangers(ctx, application);
      refuse(whyNotChange(floor.fair), "closed");
      const waiting = [...claims.values()].filter(({ state, isOffer }) => state === "reserved" && !isOffer);
      refuse(waiting.length === 0 ? m.booths_none_to_take() : null);
      await takeClaims(ctx, floor, application, waiting);
      return waiting.map(({ booth }) => booth.code).toSorted(compareVietnamese);
    }),
  );
}
