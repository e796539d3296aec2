import { inArray } from "drizzle-orm";
import { boothClaims } from "~/db/schema";
import type { WriteContext } from "../context";
import { keptSpan } from "../fairs/live-claims.server";
import type { Floor, LiveClaim, LockedApplication } from "./lock.server";
import { recordEvents } from "./record-event.server";

/** Held or reserved booths become confirmed, and their history says so. All of them are locked. */
export async function takeClaims(
  ctx: WriteContext,
  floor: Floor,
  application: LockedApplication,
  claims: readonly LiveClaim[],
): Promise<void> {
  await keepClaims(
    ctx,
    claims.map(({ id }) => id),
  );
  await recordEvents(
    ctx,
    "confirmed",
    claims.map(({ boothId }) => ({ fairId: floor.fair.id, boothId, applicationId: application.id })),
  );
}

/** From now on they are their application's until they are given back. */
export async function keepClaims(ctx: WriteContext, ids: readonly string[]): Promise<void> {
  await ctx.db.update(boothClaims).set({ state: "confirmed", during: keptSpan }).where(inArray(boothClaims.id, ids));
}
