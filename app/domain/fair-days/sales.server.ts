import { and, asc, eq, ne, sql } from "drizzle-orm";
import { applications, boothClaims, booths, provinces, salesReports } from "~/db/schema";
import type { PlainDate } from "~/lib/dates";
import type { Context } from "../context";
import { claimIsOn } from "../fairs/live-claims.server";

export interface SalesOfDay {
  readonly day: PlainDate;
  readonly reports: number;
  /** Whole đồng, as text: their sum may be larger than a number holds exactly. */
  readonly revenue: string;
  readonly orders: number;
  readonly contracts: number;
  readonly contractValue: string;
}

/** What was reported, day by day. Asks no policy: its pages do. */
export function salesByDay(ctx: Context, fairId: string): Promise<SalesOfDay[]> {
  return ctx.db
    .select({
      day: salesReports.day,
      reports: sql<number>`count(*)::int`,
      revenue: sql<string>`sum(${salesReports.revenue})::text`,
      orders: sql<number>`sum(${salesReports.orders})::int`,
      contracts: sql<number>`sum(${salesReports.contracts})::int`,
      contractValue: sql<string>`sum(${salesReports.contractValue})::text`,
    })
    .from(salesReports)
    .innerJoin(applications, eq(applications.id, salesReports.applicationId))
    .where(eq(applications.fairId, fairId))
    .groupBy(salesReports.day)
    .orderBy(asc(salesReports.day));
}

export interface SalesOfExhibitor {
  readonly applicationId: string;
  readonly number: string | null;
  readonly signName: string;
  readonly provinceName: string;
  readonly booths: readonly string[];
  /** Null for who has not reported; whole đồng. */
  readonly revenue: number | null;
  readonly orders: number | null;
  readonly contracts: number | null;
  readonly contractValue: number | null;
  readonly reportedAt: Date | null;
}

/** Every exhibitor that has a booth and what it reported for a day, those who have not first. Asks no policy: its pages do. */
export async function salesOn(ctx: Context, fairId: string, day: PlainDate): Promise<SalesOfExhibitor[]> {
  const rows = await ctx.db
    .select({
      applicationId: applications.id,
      number: applications.number,
      signName: applications.signName,
      provinceName: provinces.name,
      booths: sql<string[]>`array_agg(${booths.code} order by ${booths.code})`,
      revenue: salesReports.revenue,
      orders: salesReports.orders,
      contracts: salesReports.contracts,
      contractValue: salesReports.contractValue,
      reportedAt: salesReports.reportedAt,
    })
    .from(applications)
    .innerJoin(provinces, eq(provinces.id, applications.provinceId))
    .innerJoin(boothClaims, eq(boothClaims.applicationId, applications.id))
    .innerJoin(booths, eq(booths.id, boothClaims.boothId))
    .leftJoin(salesReports, and(eq(salesReports.applicationId, applications.id), eq(salesReports.day, day)))
    .where(and(eq(applications.fairId, fairId), ne(boothClaims.state, "held"), claimIsOn(ctx)))
    .groupBy(applications.id, provinces.name, salesReports.applicationId, salesReports.day);
  return rows.toSorted(
    (a, b) =>
      Number(a.reportedAt !== null) - Number(b.reportedAt !== null) || a.booths[0]!.localeCompare(b.booths[0]!, "vi"),
  );
}
