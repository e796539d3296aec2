import { and, eq } from "drizzle-orm";
import { boothClaims } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { Context } from "../context";
import { claimHolds } from "../fairs/live-claims.server";
import { inTransaction } from "../transaction.server";
import { lockFloor } from "./lock.server";
import { whyNotChange } from "./policy";
import { refuse, refuseStrangers, refusing } from "./refusals.server";
import { takeClaims } from "./take-claims.server";

/**
 * Take all booths that the organiser gave an application; booths of an offer are answered with the offer. Returns their codes.
 * Refused: "not_found" to all but the people of the applicant, "closed" once the fair is settled, "conflict" when none waits any more.
 */
export function confirmBooths(ctx: Context, applicationId: string): Promise<string[]> {
  return refusing(() =>
    inTransaction(ctx, async (ctx) => {
      const rows = await ctx.db
        .select({ boothId: boothClaims.boothId })
        .from(boothClaims)
        .where(and(eq(boothClaims.applicationId, applicationId), eq(boothClaims.state, "reserved"), claimHolds(ctx)));
      const floor = await lockFloor(ctx, { applications: [applicationId], booths: rows.map((row) => row.boothId) });
      const application = floor.application(applicationId);
      refuseStrangers(ctx, application);
      refuse(whyNotChange(floor.fair), "closed");
      const locked = new Set(rows.map((row) => row.boothId));
      const claims = application.claims.filter(
        ({ state, isOffer, boothId }) => state === "reserved" && !isOffer && locked.has(boothId),
      );
      refuse(claims.length === 0 ? m.booths_none_to_take() : null);
      await takeClaims(ctx, floor, application, claims);
      return claims.map(({ booth }) => booth.code).toSorted(compareVietnamese);
    }),
  );
}
