import { and, eq, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import { applicationAsks, applicationEvents, applications, boothClaims, boothEvents, booths } from "~/db/schema";
import type { ApplicationState, AskedKind } from "~/lib/vocabulary";
import type { Context } from "../context";
import { claimHolds } from "../fairs/live-claims.server";
import { dueOf } from "./rules";

/** What an application is due of one kind of place: the one answer for offers, plans, lists and letters. */
export interface Due {
  readonly applicationId: string;
  readonly provinceId: string;
  readonly kind: AskedKind;
  /** Whole square metres, of ground; null for any. */
  readonly area: number | null;
  readonly asked: number;
  readonly granted: number;
  /** Booths it has now. */
  readonly placed: number;
  /** Booths it said no to, or gave back, since it was granted so many. */
  readonly gaveBack: number;
  /** Booths that are its own, placed or not. */
  readonly due: number;
  /** Of them, those it does not have yet. */
  readonly still: number;
}

/**
 * What applications of a fair are due, by application and kind: those that were accepted, and those that wait. condition: only some of them.
 * One query, however many there are. Asks no policy. Source: docs/rules/booths.md#due
 */
export async function duesOf(ctx: Context, fairId: string, condition?: SQL): Promise<Due[]> {
  const ofFair = and(
    eq(applications.fairId, fairId),
    inArray(applications.state, ["accepted", "waiting"] satisfies ApplicationState[]),
    condition,
  );
  const placed = ctx.db
    .select({
      applicationId: boothClaims.applicationId,
      kind: sql<string>`${askedKind}`.as("placed_kind"),
      count: sql<number>`count(*)::int`.as("placed_count"),
    })
    .from(boothClaims)
    .innerJoin(booths, eq(booths.id, boothClaims.boothId))
    .innerJoin(applications, eq(applications.id, boothClaims.applicationId))
    .where(and(ofFair, claimHolds(ctx)))
    .groupBy(boothClaims.applicationId, sql`placed_kind`)
    .as("placed");
  const decided = ctx.db
    .select({
      applicationId: applicationEvents.applicationId,
      at: sql<Date>`max(${applicationEvents.at})`.as("granted_at"),
    })
    .from(applicationEvents)
    .innerJoin(applications, eq(applications.id, applicationEvents.applicationId))
    .where(and(ofFair, isNotNull(applicationEvents.granted)))
    .groupBy(applicationEvents.applicationId)
    .as("decided");
  const back = ctx.db
    .select({
      applicationId: boothEvents.applicationId,
      kind: sql<string>`${askedKind}`.as("back_kind"),
      count: sql<number>`count(*)::int`.as("back_count"),
    })
    .from(boothEvents)
    .innerJoin(booths, eq(booths.id, boothEvents.boothId))
    .innerJoin(applications, eq(applications.id, boothEvents.applicationId))
    .leftJoin(decided, eq(decided.applicationId, boothEvents.applicationId))
    .where(
      and(
        ofFair,
        eq(boothEvents.fairId, fairId),
        inArray(boothEvents.kind, ["declined", "given_back"]),
        // A grant that is settled anew knows of every "no" before it.
        sql`(${decided.at} is null or ${boothEvents.at} >= ${decided.at})`,
      ),
    )
    .groupBy(boothEvents.applicationId, sql`back_kind`)
    .as("back");
  const rows = await ctx.db
    .select({
      applicationId: applicationAsks.applicationId,
      provinceId: applications.provinceId,
      state: applications.state,
      kind: applicationAsks.kind,
      area: applicationAsks.area,
      asked: applicationAsks.booths,
      granted: sql<number>`coalesce(${applicationAsks.granted}, 0)`,
      placed: sql<number>`coalesce(${placed.count}, 0)`,
      gaveBack: sql<number>`coalesce(${back.count}, 0)`,
    })
    .from(applicationAsks)
    .innerJoin(applications, eq(applications.id, applicationAsks.applicationId))
    .leftJoin(
      placed,
      and(eq(placed.applicationId, applicationAsks.applicationId), eq(placed.kind, applicationAsks.kind)),
    )
    .leftJoin(back, and(eq(back.applicationId, applicationAsks.applicationId), eq(back.kind, applicationAsks.kind)))
    .where(ofFair)
    .orderBy(applicationAsks.applicationId, applicationAsks.kind);
  return rows.map(({ state, ...row }) => {
    const due = dueOf({ ...row, isAccepted: state === "accepted" });
    return { ...row, due, still: due - row.placed };
  });
}

/** The kind a booth serves, as it is asked for. */
const askedKind = sql`case ${booths.kind} when 'corner' then 'standard' else ${booths.kind} end`;
