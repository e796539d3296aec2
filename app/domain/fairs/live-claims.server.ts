import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { boothClaims } from "~/db/schema";
import type { Context } from "../context";

/** Of a claim: it is not over. One that another process began a moment later than this one's clock counts too. */
export const claimHolds = (ctx: Pick<Context, "now">): SQL => sql`(not isempty(${boothClaims.during})
  and coalesce(upper(${boothClaims.during}) > ${ctx.now.toISOString()}::timestamptz, true))`;

/** Of a claim: it is under way now. */
export const claimIsOn = (ctx: Pick<Context, "now">): SQL =>
  sql`${boothClaims.during} @> ${ctx.now.toISOString()}::timestamptz`;

/** A span that begins now; until null it lasts until it is given back. */
export const spanFrom = (now: Date, until: Date | null): string =>
  `[${now.toISOString()},${until ? until.toISOString() : ""})`;

/** The span of a claim that goes on from where it began until it is given back. */
export const keptSpan: SQL = sql`tstzrange(lower(${boothClaims.during}), null)`;

/** The span of a claim that ends now, or that never was when it began later than this clock says. */
export const endedSpan = (ctx: Pick<Context, "now">): SQL =>
  sql`tstzrange(lower(${boothClaims.during}), greatest(lower(${boothClaims.during}), ${ctx.now.toISOString()}::timestamptz))`;

/** When the first day of a fair begins in Vietnam: who had a place then took part. startsOn: a column with that day. */
export const firstMorning = (startsOn: SQL | AnyColumn): SQL =>
  sql`((${startsOn} + time '00:00') at time zone 'Asia/Ho_Chi_Minh')`;
