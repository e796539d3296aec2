import { and, eq } from "drizzle-orm";
import { applicationAsks, boothClaims, boothOffers } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { compareVietnamese } from "~/lib/vietnamese-text";
import { writeToApplicant } from "../applications/write-to-applicant.server";
import { recordAudit } from "../audit/record-audit.server";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { spanFrom } from "../fairs/live-claims.server";
import { askedKindOf } from "../fairs/rules";
import { endRunOut } from "./expire-offers.server";
import type { Floor, LockedApplication } from "./lock.server";
import { offerMail } from "./mails";
import { openOfferOn } from "./open-offer.server";
import { recordEvents } from "./record-event.server";
import { refuseKept, refuseTaken } from "./refusals.server";
import { offerEnd } from "./rules";

/**
 * Hold free booths for who waits until the offer ends, and grant as many of each kind for so long. All are locked. An offer that ran out
 * and that the clock has not come to yet ends first. Throws "conflict" for a booth that is taken or kept for another, or of a kind that was not asked for or
 * not as often.
 */
export async function writeOffer(
  ctx: WriteContext,
  floor: Floor,
  application: LockedApplication,
  boothIds: readonly string[],
): Promise<Date> {
  const offered = boothIds.map((id) => floor.booth(id));
  for (const booth of offered) {
    refuseTaken(ctx, booth, floor.claimOn(booth.id), null);
    refuseKept(booth, application);
  }
  const before = await openOfferOn(ctx, floor, application);
  if (before) await endRunOut(ctx, before);
  const kinds = Map.groupBy(offered, (booth) => askedKindOf(booth.kind));
  for (const [kind, places] of kinds) {
    const ask = application.grants.find((one) => one.kind === kind);
    if (!ask || places.length > ask.booths) throw new DomainError("conflict", m.booths_not_asked_for());
    await ctx.db
      .update(applicationAsks)
      .set({ granted: places.length })
      .where(and(eq(applicationAsks.applicationId, application.id), eq(applicationAsks.kind, kind)));
  }

  const { fair } = floor;
  const expiresAt = offerEnd(fair, fair.rules.offerHours.value, ctx.now);
  const actorId = ctx.actor?.userId ?? null;
  const claims = await ctx.db
    .insert(boothClaims)
    .values(
      offered.map((booth) => ({
        boothId: booth.id,
        applicationId: application.id,
        state: "held" as const,
        during: spanFrom(ctx.now, expiresAt),
        claimedBy: actorId,
      })),
    )
    .returning({ id: boothClaims.id });
  await ctx.db.insert(boothOffers).values(
    claims.map(({ id }) => ({
      claimId: id,
      applicationId: application.id,
      offeredAt: ctx.now,
      offeredBy: actorId,
      expiresAt,
    })),
  );
  await recordEvents(
    ctx,
    "offered",
    offered.map((booth) => ({ fairId: fair.id, boothId: booth.id, applicationId: application.id })),
  );
  const codes = offered.map((booth) => booth.code).toSorted(compareVietnamese);
  await recordAudit(ctx, {
    act: "booths.offered",
    subject: { kind: "fair", id: fair.id },
    after: { booths: codes, application: application.number, until: expiresAt.toISOString() },
  });
  await writeToApplicant(ctx, application, (reader) => offerMail({ ...reader, fair, codes, expiresAt }));
  return expiresAt;
}
