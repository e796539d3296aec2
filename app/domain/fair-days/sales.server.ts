import { and, asc, eq, or, sql } from "drizzle-orm";
import { inCodeOrder } from "~/db/code-order.server";
import { applications, boothClaims, booths, fairs, provinces, salesReports } from "~/db/schema";
import { addDays, type PlainDate, startOfDay } from "~/lib/dates";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { Context } from "../context";
import { firstMorning } from "../fairs/live-claims.server";

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

/**
 * What each exhibitor reported for a day, those who have not first: all that had a place on the first morning, as the report of the fair counts
 * them, and all that reported for any day. booths: those it had on that day. Asks no policy: its pages do.
 */
export async function salesOn(ctx: Context, fairId: string, day: PlainDate): Promise<SalesOfExhibitor[]> {
  const theDay = `[${startOfDay(day).toISOString()},${startOfDay(addDays(day, 1)).toISOString()})`;
  const hadPlace = sql`exists (select from ${boothClaims} where ${boothClaims.applicationId} = ${applications.id}
    and ${boothClaims.state} <> 'held' and ${boothClaims.during} @> ${firstMorning(fairs.startsOn)})`;
  const hasReported = sql`exists (select from ${salesReports} known where known.application_id = ${applications.id})`;
  const rows = await ctx.db
    .select({
      applicationId: applications.id,
      number: applications.number,
      signName: applications.signName,
      provinceName: provinces.name,
      booths: sql<
        string[]
      >`array(select ${booths.code} from ${boothClaims} join ${booths} on ${booths.id} = ${boothClaims.boothId}
        where ${boothClaims.applicationId} = ${applications.id} and ${boothClaims.state} <> 'held' and ${boothClaims.during} && ${theDay}::tstzrange
        group by ${booths.code} order by ${inCodeOrder()})`,
      revenue: salesReports.revenue,
      orders: salesReports.orders,
      contracts: salesReports.contracts,
      contractValue: salesReports.contractValue,
      reportedAt: salesReports.reportedAt,
    })
    .from(applications)
    .innerJoin(fairs, eq(fairs.id, applications.fairId))
    .innerJoin(provinces, eq(provinces.id, applications.provinceId))
    .leftJoin(salesReports, and(eq(salesReports.applicationId, applications.id), eq(salesReports.day, day)))
    .where(and(eq(applications.fairId, fairId), or(hadPlace, hasReported)));
  const place = ({ booths, signName }: SalesOfExhibitor) => booths[0] ?? signName;
  return rows.toSorted(
    (a, b) =>
      Number(a.reportedAt !== null) - Number(b.reportedAt !== null) ||
      compareVietnamese(place(a), place(b)) ||
      (a.applicationId < b.applicationId ? -1 : 1),
  );
}
