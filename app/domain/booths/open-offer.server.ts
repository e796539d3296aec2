import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
import { applicationAsks, applications, boothClaims, boothOffers, booths } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { BoothEvent, OfferAnswer } from "~/lib/vocabulary";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { endClaims } from "./end-claims.server";
import { type Floor, type LockedApplication, lockFloor } from "./lock.server";
import { recordEvents } from "./record-event.server";

/** An offer of one or more booths, locked with its application. */
export interface LockedOffer {
  readonly floor: Floor;
  readonly application: LockedApplication;
  readonly places: readonly { readonly claimId: string; readonly boothId: string; readonly code: string }[];
  readonly expiresAt: Date;
}

/** Lock the offer of an application that was not answered; "not_found" for an unknown application, null where there is none. */
export async function lockOpenOffer(
  ctx: WriteContext,
  applicationId: string,
): Promise<LockedOffer | { readonly floor: Floor; readonly application: LockedApplication; readonly places: null }> {
  const open = isUuid(applicationId) ? await unanswered(ctx, applicationId) : [];
  const [known] = isUuid(applicationId)
    ? await ctx.db.select({ id: applications.id }).from(applications).where(eq(applications.id, applicationId))
    : [];
  if (!known) throw new DomainError("not_found", m.booths_application_unknown());
  const floor = await lockFloor(ctx, { applications: [applicationId], booths: open.map((one) => one.boothId) });
  const application = floor.application(applicationId);
  // As it stands under the lock: somebody may have answered meanwhile.
  return (await openOfferOn(ctx, floor, application)) ?? { floor, application, places: null };
}

/** The booths of the latest offer, also those that are no longer on the plan: an offer ends whatever became of them. */
async function unanswered(ctx: WriteContext, applicationId: string) {
  const rows = await ctx.db
    .select({
      claimId: boothOffers.claimId,
      boothId: booths.id,
      code: booths.code,
      offeredAt: boothOffers.offeredAt,
      expiresAt: boothOffers.expiresAt,
    })
    .from(boothOffers)
    .innerJoin(boothClaims, eq(boothClaims.id, boothOffers.claimId))
    .innerJoin(booths, eq(booths.id, boothClaims.boothId))
    .where(and(eq(boothOffers.applicationId, applicationId), isNull(boothOffers.answer)))
    .orderBy(desc(boothOffers.offeredAt), asc(booths.id));
  // The booths of one offer were offered at one time.
  return rows
    .filter((row) => row.offeredAt.getTime() === rows[0]!.offeredAt.getTime())
    .toSorted((a, b) => compareVietnamese(a.code, b.code));
}

/** The offer of an application that is locked, where nobody answered it; null where there is none. */
export async function openOfferOn(
  ctx: WriteContext,
  floor: Floor,
  application: LockedApplication,
): Promise<LockedOffer | null> {
  const places = await unanswered(ctx, application.id);
  return places[0] ? { floor, application, places, expiresAt: places[0].expiresAt } : null;
}

export async function answer(ctx: WriteContext, { places }: LockedOffer, answer: OfferAnswer): Promise<void> {
  await ctx.db
    .update(boothOffers)
    .set({ answer, answeredAt: ctx.now })
    .where(
      inArray(
        boothOffers.claimId,
        places.map((one) => one.claimId),
      ),
    );
}

/** What is said of an offer to all its booths. */
export function recordOfOffer(ctx: WriteContext, kind: BoothEvent, offer: LockedOffer, note?: string): Promise<void> {
  const { floor, application, places } = offer;
  const facts = { fairId: floor.fair.id, applicationId: application.id, note: note ?? null };
  return recordEvents(
    ctx,
    kind,
    places.map(({ boothId }) => ({ ...facts, boothId })),
  );
}

/** An offer ends without a yes: its booths are free, and what was granted for it is taken back from who still waits. */
export async function endOffer(
  ctx: WriteContext,
  offer: LockedOffer,
  how: Exclude<OfferAnswer, "accepted">,
  note?: string,
): Promise<void> {
  const { application } = offer;
  const live = new Set(application.claims.map((claim) => claim.id));
  const held = offer.places.filter(({ claimId }) => live.has(claimId)).map(({ claimId }) => claimId);
  if (held.length > 0) await endClaims(ctx, held);
  await answer(ctx, offer, how);
  if (application.state === "waiting") {
    await ctx.db
      .update(applicationAsks)
      .set({ granted: null })
      .where(eq(applicationAsks.applicationId, application.id));
  }
  await recordOfOffer(ctx, "offer_declined", offer, note);
}
