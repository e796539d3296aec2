import { and, asc, desc, eq, ne, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { inCodeOrder } from "~/db/code-order.server";
import {
  applications,
  boothClaims,
  booths,
  checkIns,
  checkInVerdicts,
  fairGates,
  fairPasses,
  fairs,
  headCounts,
  provinces,
  users,
} from "~/db/schema";
import { addDays, type PlainDate, startOfDay } from "~/lib/dates";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { Context } from "../context";
import { claimIsOn } from "../fairs/live-claims.server";
import { isInside } from "./gate-pack.server";
import type { HourCount } from "./rules";

const inVietnam = (at: typeof checkIns.at | typeof headCounts.at) => sql`(${at} at time zone 'Asia/Ho_Chi_Minh')`;
const hourOf = (at: typeof checkIns.at | typeof headCounts.at) => sql<number>`extract(hour from ${inVietnam(at)})::int`;

/** A scan that let in a visitor or a guest: exhibitors and staff visit nobody. Of check_ins with its verdict and its pass. */
const isVisit = sql`${checkIns.direction} = 'in' and ${checkInVerdicts.verdict} = 'admitted' and ${fairPasses.kind} in ('visitor', 'guest')`;

/** Visitors and guests who came in on a day, by gate and hour. Asks no policy: its pages do. */
export async function visitsOn(ctx: Context, fairId: string, day: PlainDate): Promise<HourCount[]> {
  const scanned = await ctx.db
    .select({ gateId: checkIns.gateId, hour: hourOf(checkIns.at), people: sql<number>`count(*)::int` })
    .from(checkIns)
    .innerJoin(checkInVerdicts, eq(checkInVerdicts.checkInId, checkIns.id))
    .innerJoin(fairPasses, eq(fairPasses.id, checkIns.passId))
    .where(and(eq(checkIns.fairId, fairId), isVisit, sql`${inVietnam(checkIns.at)}::date = ${day}::date`))
    .groupBy(checkIns.gateId, hourOf(checkIns.at));
  const counted = await ctx.db
    .select({
      gateId: headCounts.gateId,
      hour: hourOf(headCounts.at),
      people: sql<number>`sum(${headCounts.people})::int`,
    })
    .from(headCounts)
    .where(and(eq(headCounts.fairId, fairId), sql`${inVietnam(headCounts.at)}::date = ${day}::date`))
    .groupBy(headCounts.gateId, hourOf(headCounts.at));
  const counts = new Map<string, { gateId: string; hour: number; scanned: number; counted: number }>();
  const at = ({ gateId, hour }: { gateId: string; hour: number }) => {
    const key = `${hour} ${gateId}`;
    const one = counts.get(key) ?? { gateId, hour, scanned: 0, counted: 0 };
    counts.set(key, one);
    return one;
  };
  for (const row of scanned) at(row).scanned += row.people;
  for (const row of counted) at(row).counted += row.people;
  return [...counts.values()].sort((a, b) => a.hour - b.hour || (a.gateId < b.gateId ? -1 : 1));
}

/**
 * Visits on each of its days on which a fair had any: what was tried at the gates before counts nowhere, and a day on which more heads were
 * counted back than came has none. Asks no policy.
 */
export async function visitsByDay(ctx: Context, fairId: string): Promise<{ day: PlainDate; visitors: number }[]> {
  const rows = await ctx.db.execute<{ day: string; visitors: number }>(sql`
    select day::text, greatest(sum(people), 0)::int as visitors from (
      select ${inVietnam(checkIns.at)}::date as day, 1 as people from ${checkIns}
        join ${checkInVerdicts} on ${checkInVerdicts.checkInId} = ${checkIns.id}
        join ${fairPasses} on ${fairPasses.id} = ${checkIns.passId}
        where ${checkIns.fairId} = ${fairId} and ${isVisit}
      union all
      select ${inVietnam(headCounts.at)}::date, ${headCounts.people} from ${headCounts} where ${headCounts.fairId} = ${fairId}
    ) visits join ${fairs} on ${fairs.id} = ${fairId} and day between ${fairs.startsOn} and ${fairs.endsOn}
    group by day order by day`);
  return [...rows];
}

/**
 * Different passes of visitors and guests that came in on the days of a fair, each once however often it came: on one day, and in all. Who was
 * counted by hand has none. Asks no policy.
 */
export async function passesThatCame(
  ctx: Context,
  fairId: string,
  day: PlainDate,
): Promise<{ readonly onDay: number; readonly inAll: number }> {
  const on = inVietnam(checkIns.at);
  const [row] = await ctx.db
    .select({
      onDay: sql<number>`count(distinct ${checkIns.passId}) filter (where ${on}::date = ${day}::date)::int`,
      inAll: sql<number>`count(distinct ${checkIns.passId})::int`,
    })
    .from(checkIns)
    .innerJoin(checkInVerdicts, eq(checkInVerdicts.checkInId, checkIns.id))
    .innerJoin(fairPasses, eq(fairPasses.id, checkIns.passId))
    .innerJoin(fairs, eq(fairs.id, checkIns.fairId))
    .where(and(eq(checkIns.fairId, fairId), isVisit, sql`${on}::date between ${fairs.startsOn} and ${fairs.endsOn}`));
  return row!;
}

export interface Attendance {
  readonly applicationId: string;
  readonly number: string | null;
  readonly signName: string;
  readonly provinceName: string;
  /** Codes of its booths, in order. */
  readonly booths: readonly string[];
  readonly passes: number;
  /** When the first of its people came on the day; null for nobody. */
  readonly firstAt: Date | null;
  /** Of its people inside at this moment, whatever the day. */
  readonly inside: number;
  readonly contactPhone: string;
}

/**
 * Every exhibitor that has a booth now, or had one at the end of a day that is past; those of whom nobody came first. Asks no policy: its
 * pages do.
 */
export async function attendanceOn(ctx: Context, fairId: string, day: PlainDate): Promise<Attendance[]> {
  const evening = new Date(startOfDay(addDays(day, 1)).getTime() - 1);
  const then = { now: evening < ctx.now ? evening : ctx.now };
  const rows = await ctx.db
    .select({
      applicationId: applications.id,
      number: applications.number,
      signName: applications.signName,
      provinceName: provinces.name,
      contactPhone: applications.contactPhone,
      booths: sql<string[]>`array_agg(${booths.code} order by ${inCodeOrder()})`,
      passes: sql<number>`(select count(*)::int from ${fairPasses} where ${fairPasses.applicationId} = ${applications.id} and ${fairPasses.revokedAt} is null)`,
      inside: sql<number>`(select count(*)::int from ${fairPasses} where ${fairPasses.applicationId} = ${applications.id} and ${isInside(ctx)})`,
      firstAt: sql`(select min(${checkIns.at}) from ${checkIns}
        join ${fairPasses} on ${fairPasses.id} = ${checkIns.passId}
        join ${checkInVerdicts} on ${checkInVerdicts.checkInId} = ${checkIns.id}
        where ${fairPasses.applicationId} = ${applications.id} and ${checkIns.direction} = 'in' and ${checkInVerdicts.verdict} = 'admitted'
          and ${inVietnam(checkIns.at)}::date = ${day}::date)`.mapWith(checkIns.at),
    })
    .from(applications)
    .innerJoin(provinces, eq(provinces.id, applications.provinceId))
    .innerJoin(boothClaims, eq(boothClaims.applicationId, applications.id))
    .innerJoin(booths, eq(booths.id, boothClaims.boothId))
    .where(and(eq(applications.fairId, fairId), ne(boothClaims.state, "held"), claimIsOn(then)))
    .groupBy(applications.id, provinces.name);
  return rows.toSorted(
    (a, b) => Number(a.firstAt !== null) - Number(b.firstAt !== null) || compareVietnamese(a.booths[0]!, b.booths[0]!),
  );
}

/** Most that a page shows. */
const SHOWN = 50;

/**
 * Scans of a day that somebody should look at: not admitted, let in by a gate that knew no better, or with a clock that was off; the latest
 * first. total: of all there are. Asks no policy: its pages do.
 */
export function doubtfulScans(ctx: Context, fairId: string, day: PlainDate) {
  const earlier = alias(checkIns, "earlier");
  const earlierGate = alias(fairGates, "earlier_gate");
  return ctx.db
    .select({
      id: checkIns.id,
      at: checkIns.at,
      gate: fairGates.name,
      // Only where no pass is behind it: the code of a visitor's pass, of whatever fair, opens the page with name and contact.
      code: sql<
        string | null
      >`case when not exists (select from fair_passes known where known.code = ${checkIns.code}) then ${checkIns.code} end`,
      kind: fairPasses.kind,
      holder: sql<string | null>`case when ${fairPasses.kind} <> 'visitor' then ${fairPasses.holder} end`,
      exhibitor: applications.signName,
      verdict: checkInVerdicts.verdict,
      shown: checkIns.shown,
      offsetMs: checkIns.offsetMs,
      by: users.name,
      earlierAt: earlier.at,
      earlierGate: earlierGate.name,
      total: sql<number>`count(*) over ()::int`,
    })
    .from(checkIns)
    .innerJoin(checkInVerdicts, eq(checkInVerdicts.checkInId, checkIns.id))
    .innerJoin(fairGates, eq(fairGates.id, checkIns.gateId))
    .innerJoin(users, eq(users.id, checkIns.by))
    .leftJoin(fairPasses, eq(fairPasses.id, checkIns.passId))
    .leftJoin(applications, eq(applications.id, fairPasses.applicationId))
    .leftJoin(earlier, eq(earlier.id, checkInVerdicts.earlierId))
    .leftJoin(earlierGate, eq(earlierGate.id, earlier.gateId))
    .where(
      and(
        eq(checkIns.fairId, fairId),
        sql`${inVietnam(checkIns.at)}::date = ${day}::date`,
        or(ne(checkInVerdicts.verdict, "admitted"), sql`abs(${checkIns.offsetMs}) > 300000`),
      ),
    )
    .orderBy(desc(checkIns.at), asc(checkIns.nonce))
    .limit(SHOWN);
}
