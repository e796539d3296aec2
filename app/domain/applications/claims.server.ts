import { and, eq, sql } from "drizzle-orm";
import { inCodeOrder } from "~/db/code-order.server";
import { boothClaims, booths } from "~/db/schema";
import type { Context } from "../context";
import { claimHolds } from "../fairs/live-claims.server";

/** The booths an application has, held and offered ones too, by code. */
export function claimsOf(ctx: Context, applicationId: string) {
  return ctx.db
    .select({
      id: boothClaims.id,
      code: booths.code,
      kind: booths.kind,
      state: boothClaims.state,
      /** Who of the application stands there; null while it has not said. */
      exhibitorId: boothClaims.exhibitorId,
      /** Of a hold, when it ends. */
      until: sql<Date | null>`upper(${boothClaims.during})`.mapWith(boothClaims.createdAt),
    })
    .from(boothClaims)
    .innerJoin(booths, eq(booths.id, boothClaims.boothId))
    .where(and(eq(boothClaims.applicationId, applicationId), claimHolds(ctx)))
    .orderBy(inCodeOrder());
}
