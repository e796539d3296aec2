import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { boothClaims, boothEvents, boothOffers, booths } from "~/db/schema";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { BoothEvent } from "~/lib/vocabulary";
import type { WriteContext } from "../context";
import { claimHolds, endedSpan } from "../fairs/live-claims.server";
import { unlockFor } from "../fairs/unlock-for.server";
import type { ApplicationRow } from "./read-application.server";

/**
 * Give back every booth an application has, held and offered ones too, from now on. The caller has locked the application; the booths
 * are locked here, by id. Returns their codes.
 */
export async function giveBackBooths(
  ctx: WriteContext,
  { id, fairId }: Pick<ApplicationRow, "id" | "fairId">,
  note: string | null,
): Promise<string[]> {
  const live = and(eq(boothClaims.applicationId, id), claimHolds(ctx));
  const held = await ctx.db
    .select({ id: booths.id, code: booths.code })
    .from(booths)
    .where(inArray(booths.id, ctx.db.select({ id: boothClaims.boothId }).from(boothClaims).where(live)))
    .orderBy(asc(booths.id))
    .for("no key update");
  if (held.length === 0) return [];
  const ended = await ctx.db
    .update(boothClaims)
    .set({ during: endedSpan(ctx) })
    .where(live)
    .returning({ id: boothClaims.id, boothId: boothClaims.boothId, state: boothClaims.state });
  const offers = await ctx.db
    .update(boothOffers)
    .set({ answer: "declined", answeredAt: ctx.now })
    .where(
      and(
        inArray(
          boothOffers.claimId,
          ended.map((claim) => claim.id),
        ),
        isNull(boothOffers.answer),
      ),
    )
    .returning({ claimId: boothOffers.claimId });
  const kindOf = (claim: (typeof ended)[number]): BoothEvent => {
    if (offers.some((offer) => offer.claimId === claim.id)) return "offer_declined";
    return claim.state === "held" ? "hold_released" : "given_back";
  };
  await unlockFor(
    ctx,
    id,
    held.map((booth) => booth.id),
  );
  await ctx.db.insert(boothEvents).values(
    ended.map((claim) => ({
      fairId,
      boothId: claim.boothId,
      kind: kindOf(claim),
      applicationId: id,
      note,
      actorId: ctx.actor?.userId ?? null,
      at: ctx.now,
    })),
  );
  return held.map((booth) => booth.code).sort(compareVietnamese);
}
