import { and, asc, eq } from "drizzle-orm";
import { boothClaims, booths } from "~/db/schema";
import type { Context } from "../context";
import { claimHolds } from "../fairs/live-claims.server";

/** The booths an application has, held and offered ones too, by code. */
export function claimsOf(ctx: Context, applicationId: string) {
  return ctx.db
    .select({ id: boothClaims.id, code: booths.code, kind: booths.kind, state: boothClaims.state })
    .from(boothClaims)
    .innerJoin(booths, eq(booths.id, boothClaims.boothId))
    .where(and(eq(boothClaims.applicationId, applicationId), claimHolds(ctx)))
    .orderBy(asc(booths.code));
}
