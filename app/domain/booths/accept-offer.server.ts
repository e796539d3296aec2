import { eq, sql } from "drizzle-orm";
import { applications } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordEvent } from "../applications/record-event.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { askedKindOf } from "../fairs/rules";
import { inTransaction } from "../transaction.server";
import { answer, lockOpenOffer, recordOfOffer } from "./open-offer.server";
import { whyNotChange } from "./policy";
import { refuse, refuseStrangers, refusing } from "./refusals.server";
import { keepClaims } from "./take-claims.server";

/**
 * Take all booths of an offer: they are confirmed, and the application is accepted with as many.
 * Refused: "not_found" to all but the people of the applicant, "closed" once the fair is settled, "conflict" when there is no offer or its
 * time ran out.
 */
export function acceptOffer(ctx: Context, applicationId: string): Promise<void> {
  return refusing(() => inTransaction(ctx, (ctx) => acceptOfferOf(ctx, applicationId)));
}

export async function acceptOfferOf(ctx: WriteContext, applicationId: string): Promise<void> {
  const offer = await lockOpenOffer(ctx, applicationId);
  const { floor, application } = offer;
  refuseStrangers(ctx, application);
  refuse(whyNotChange(floor.fair), "closed");
  if (!offer.places || offer.expiresAt <= ctx.now) throw new DomainError("conflict", m.booths_offer_over());
  const claimIds = offer.places.map((one) => one.claimId);
  const live = new Set(application.claims.map((claim) => claim.id));
  if (claimIds.some((id) => !live.has(id))) throw new DomainError("conflict", m.booths_offer_over());

  await keepClaims(ctx, claimIds);
  await answer(ctx, offer, "accepted");
  await recordOfOffer(ctx, "offer_accepted", offer);
  if (application.state !== "waiting") return;
  await ctx.db
    .update(applications)
    .set({ state: "accepted", decidedAt: ctx.now, updatedAt: ctx.now, version: sql`${applications.version} + 1` })
    .where(eq(applications.id, applicationId));
  const kinds = Map.groupBy(offer.places, ({ boothId }) => askedKindOf(floor.booth(boothId).kind));
  const places = [...kinds].map(([kind, { length }]) => ({ kind, booths: length }));
  await recordEvent(ctx, applicationId, "accepted", { granted: { places, isOffer: true } });
}
