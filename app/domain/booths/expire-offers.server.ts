import { and, isNull, lte } from "drizzle-orm";
import { boothOffers } from "~/db/schema";
import { writeToApplicant } from "../applications/write-to-applicant.server";
import type { Context, WriteContext } from "../context";
import { oneByOne } from "../one-by-one";
import { inTransaction } from "../transaction.server";
import { offerEndedMail } from "./mails";
import { endOffer, type LockedOffer, lockOpenOffer } from "./open-offer.server";

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
    await endRunOut(ctx, offer);
    return true;
  });
}

/** End a locked offer whose time ran out; who still waits is told. */
export async function endRunOut(ctx: WriteContext, offer: LockedOffer): Promise<void> {
  await endOffer(ctx, offer, "expired");
  if (offer.application.state !== "waiting") return;
  const codes = offer.places.map((one) => one.code);
  await writeToApplicant(ctx, offer.application, (reader) =>
    offerEndedMail({ ...reader, fair: offer.floor.fair, codes, isWithdrawn: false }),
  );
}
