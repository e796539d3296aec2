import { asc, eq, sql } from "drizzle-orm";
import { checkIns, fairGates, fairPasses } from "~/db/schema";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import type { Context } from "../context";
import { type FairDetails, fairAtWork } from "../fairs/fair-details.server";
import { isInside } from "./gate-pack.server";
import { mayRunDays } from "./policy";
import { daysOf, shownDay } from "./rules";
import { attendanceOn, doubtfulScans, passesThatCame, visitsByDay, visitsOn } from "./visits.server";

export interface DaysAtWork {
  readonly fair: FairDetails;
  readonly day: PlainDate;
  readonly days: readonly PlainDate[];
  readonly today: PlainDate;
  readonly mayRun: boolean;
}

/** A fair and one of its days, for the pages of its agency. Refused as `fairAtWork`. */
export async function daysAtWork(ctx: Context, slug: string, asked: PlainDate | null): Promise<DaysAtWork> {
  const fair = await fairAtWork(ctx, slug);
  const today = todayInVietnam(ctx.now);
  return {
    fair,
    day: shownDay(fair, asked, today),
    days: daysOf(fair),
    today,
    mayRun: mayRunDays(ctx.actor, fair),
  };
}

/** Who came on a day, who did not, and which scans somebody should look at. Refused as `fairAtWork`. */
export async function daysDesk(ctx: Context, slug: string, asked: PlainDate | null) {
  const work = await daysAtWork(ctx, slug, asked);
  const { fair, day } = work;
  const [gates, hours, byDay, passes, attendance, doubtful, inside] = await Promise.all([
    gatesEver(ctx, fair.id),
    visitsOn(ctx, fair.id, day),
    visitsByDay(ctx, fair.id),
    passesThatCame(ctx, fair.id, day),
    attendanceOn(ctx, fair.id, day),
    doubtfulScans(ctx, fair.id, day),
    insideNow(ctx, fair.id),
  ]);
  return {
    ...{ ...work, gates, hours, byDay, passes, attendance, doubtful, inside },
    visitors: byDay.find((one) => one.day === day)?.visitors ?? 0,
    /** Those shown are the latest. */
    doubtfulInAll: doubtful[0]?.total ?? 0,
  };
}

/** Also gates that are no longer used. */
export function gatesEver(ctx: Context, fairId: string) {
  return ctx.db
    .select({ id: fairGates.id, name: fairGates.name })
    .from(fairGates)
    .where(eq(fairGates.fairId, fairId))
    .orderBy(asc(fairGates.position), asc(fairGates.id));
}

/** Passes that are inside at this moment; only those scanned today can be. */
async function insideNow(ctx: Context, fairId: string): Promise<number> {
  const [row] = await ctx.db
    .select({ passes: sql<number>`count(*)::int` })
    .from(fairPasses)
    .where(
      sql`${fairPasses.id} in (select ${checkIns.passId} from ${checkIns} where ${checkIns.fairId} = ${fairId}
        and ${checkIns.at} >= ${todayInVietnam(ctx.now)}::date::timestamp at time zone 'Asia/Ho_Chi_Minh') and ${isInside(ctx)}`,
    );
  return row!.passes;
}
