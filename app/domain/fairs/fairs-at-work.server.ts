import { and, desc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { agencyNameToday } from "~/db/agency-name.server";
import { applications, boothClaims, booths, fairs } from "~/db/schema";
import type { PlainDate } from "~/lib/dates";
import { AGENCY_ROLES, type Level } from "~/lib/vocabulary";
import type { Context } from "../context";
import { claimIsOn } from "./live-claims.server";

export interface FairAtWork {
  readonly id: string;
  readonly slug: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly level: Level;
  readonly agencyName: string;
  readonly venue: string;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  readonly publishedAt: Date | null;
  readonly closedAt: Date | null;
  readonly cancelledAt: Date | null;
  /** Sent, and neither withdrawn nor refused. */
  readonly applications: number;
  /** Of them those that wait for an answer. */
  readonly unanswered: number;
  readonly booths: number;
  /** Given or taken. */
  readonly placed: number;
}

/** The fairs of the agencies one works for, drafts included; the latest days first. Empty for anyone else. */
export async function fairsAtWork(ctx: Context): Promise<FairAtWork[]> {
  const roles: readonly string[] = AGENCY_ROLES;
  const held = ctx.actor?.memberships.filter((one) => roles.includes(one.role)) ?? [];
  const agencyIds = [...new Set(held.flatMap((one) => one.agencyId ?? []))];
  if (agencyIds.length === 0) return [];
  const applied = ctx.db
    .select({
      fairId: applications.fairId,
      applications:
        sql<number>`count(*) filter (where ${inArray(applications.state, ["submitted", "more_asked", "accepted", "waiting"])})::int`.as(
          "applications",
        ),
      unanswered: sql<number>`count(*) filter (where ${eq(applications.state, "submitted")})::int`.as("unanswered"),
    })
    .from(applications)
    .where(ne(applications.state, "draft"))
    .groupBy(applications.fairId)
    .as("applied");
  const drawn = ctx.db
    .select({
      fairId: booths.fairId,
      booths: sql<number>`count(*)::int`.as("booths"),
      placed: sql<number>`count(${boothClaims.id})::int`.as("placed"),
    })
    .from(booths)
    .leftJoin(
      boothClaims,
      and(eq(boothClaims.boothId, booths.id), inArray(boothClaims.state, ["reserved", "confirmed"]), claimIsOn(ctx)),
    )
    .where(isNull(booths.retiredAt))
    .groupBy(booths.fairId)
    .as("drawn");
  return ctx.db
    .select({
      id: fairs.id,
      slug: fairs.slug,
      code: fairs.code,
      name: fairs.name,
      nameEn: fairs.nameEn,
      level: fairs.level,
      agencyName: agencyNameToday(fairs.agencyId, ctx.now),
      venue: fairs.venue,
      startsOn: fairs.startsOn,
      endsOn: fairs.endsOn,
      publishedAt: fairs.publishedAt,
      closedAt: fairs.closedAt,
      cancelledAt: fairs.cancelledAt,
      applications: sql<number>`coalesce(${applied.applications}, 0)`,
      unanswered: sql<number>`coalesce(${applied.unanswered}, 0)`,
      booths: sql<number>`coalesce(${drawn.booths}, 0)`,
      placed: sql<number>`coalesce(${drawn.placed}, 0)`,
    })
    .from(fairs)
    .leftJoin(applied, eq(applied.fairId, fairs.id))
    .leftJoin(drawn, eq(drawn.fairId, fairs.id))
    .where(inArray(fairs.agencyId, agencyIds))
    .orderBy(desc(fairs.startsOn), desc(fairs.id));
}
