import { and, isNull, lte } from "drizzle-orm";
import { boothOffers } from "~/db/schema";
import type { Context } from "../context";
import { oneByOne } from "../one-by-one";
import { inTransaction } from "../transaction.server";
import { offerEndedMail } from "./mails";
import { endOffer, lockOpenOffer } from "./open-offer.server";
import { tellApplicant } from "./tell-applicant.server";

/** End the offers whose time ran out, and tell whose they were. Returns how many applications lost one. */
export async function expireOffers(ctx: Context): Promise<number> {
  const over = await ctx.db
    .selectDistinct({ id: boothOffers.applicationId })
    .from(boothOffers)
    .where(and(isNull(boothOffers.answer), lte(boothOffers.expiresAt, ctx.now)))
    .orderBy(boothOffers.applicationId);
  return oneByOne(over, async ({ id }) => ((await expire(ctx, id)) ? 1 : 0));
}

function expire(ctx: Context, applicationId: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const offer = await lockOpenOffer(ctx, applicationId);
    if (!offer.places || offer.expiresAt > ctx.now) return false;
    await endOffer(ctx, offer, "expired");
    if (offer.application.state !== "waiting") return true;
    const codes = offer.places.map((one) => one.code);
    await tellApplicant(ctx, offer.application, (reader) =>
      offerEndedMail({ ...reader, fair: offer.floor.fair, codes, isWithdrawn: false }),
    );
    return true;
  });
}
