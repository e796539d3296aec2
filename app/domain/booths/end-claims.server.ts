import { inArray } from "drizzle-orm";
import { boothClaims } from "~/db/schema";
import type { WriteContext } from "../context";
import { endedSpan } from "../fairs/live-claims.server";

/** Let claims end now. Their booths are free from then on. */
export async function endClaims(ctx: WriteContext, ids: readonly string[]): Promise<void> {
  await ctx.db
    .update(boothClaims)
    .set({ during: endedSpan(ctx) })
    .where(inArray(boothClaims.id, [...ids]));
}
