import { and, eq, sql } from "drizzle-orm";
import { boothClaims, booths } from "~/db/schema";
import type { BoothState } from "~/lib/vocabulary";
import type { Context } from "../context";
import { claimIsOn } from "./live-claims.server";

/** Joins a booth to the claim that holds now. */
export const liveClaim = (ctx: Context) => and(eq(boothClaims.boothId, booths.id), claimIsOn(ctx));

/** Of a booth joined to it. */
export const boothState = sql<BoothState>`case when ${booths.blockedReason} is not null then 'blocked' else coalesce(${boothClaims.state}, 'available') end`;
