import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { agencyNameToday } from "~/db/agency-name.server";
import { openAccountOf } from "~/db/maker-joins.server";
import { agencies, memberships, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { addDays, type PlainDate, todayInVietnam } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import { remindersOf } from "../certificates/reminder-settings.server";
import { reportDays } from "../certificates/reminders";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { askedReports } from "./asked-reports.server";
import { mayHandleReports, whyNotRemind } from "./policy";
import { makersToRemind, type Reminding, remindMaker } from "./remind-of-reports.server";
import { DAYS_BETWEEN_ASKING } from "./rules";

/** What asking all who are late would do. */
export interface LateReminder {
  readonly dueOn: PlainDate;
  /** Reports past their day that were not sent. */
  readonly late: number;
  /** Makers that would be written to; the others were within a week, or nobody acts for them. */
  readonly makers: number;
  readonly mails: number;
  readonly whyNot: string | null;
}

/** What the page shows before. Refused: "forbidden" to all but the organisers and secretaries of the agency. */
export async function lateReminder(ctx: Context, agencyId: string, year: number): Promise<LateReminder> {
  const { late, makers, mails, reminding } = await plan(ctx, agencyId, year);
  return {
    dueOn: reminding.dueOn,
    late,
    makers: makers.length,
    mails,
    whyNot: whyNotRemind({ late, reachable: makers.length }),
  };
}

/**
 * Ask by mail all makers whose report about a year is late. A report is reminded of at most once a week, whoever asks.
 * Returns how many makers were written to. Refused: "forbidden", and "closed" when nobody is late or all were reminded.
 */
export function remindLate(ctx: Context, agencyId: string, year: number): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    // Of two officers the second sees whom the first wrote to.
    await ctx.db.select({ id: agencies.id }).from(agencies).where(eq(agencies.id, agencyId)).for("no key update");
    const { late, makers, reminding, notSince } = await plan(ctx, agencyId, year);
    const refusal = whyNotRemind({ late, reachable: makers.length });
    if (refusal) throw new DomainError("closed", refusal);
    for (const establishmentId of makers) await remindMaker(ctx, reminding, establishmentId, notSince);
    await recordAudit(ctx, {
      act: "reports.reminded",
      subject: { kind: "agency", id: agencyId },
      after: { year, establishments: makers },
    });
    return makers.length;
  });
}

async function plan(ctx: Context, agencyId: string, year: number) {
  if (!mayHandleReports(ctx.actor, agencyId)) throw new DomainError("forbidden", m.reports_staff_only());
  const today = todayInVietnam(ctx.now);
  const { dueOn } = reportDays(await remindersOf(ctx, agencyId), year);
  const [named] = await ctx.db
    .select({ name: agencyNameToday(agencies.id, ctx.now) })
    .from(agencies)
    .where(eq(agencies.id, agencyId));
  const reminding: Reminding = { agencyId, agencyName: named?.name ?? "", year, dueOn, kind: "asked" };
  const notSince = addDays(today, -DAYS_BETWEEN_ASKING);
  if (today <= dueOn) return { reminding, notSince, late: 0, makers: [], mails: 0 };
  const reports = askedReports(ctx, agencyId, year, dueOn);
  const [[counted], asked] = await Promise.all([
    ctx.db
      .select({ late: sql<number>`count(*)::int` })
      .from(reports)
      .where(sql`coalesce(${reports.state}, 'draft') in ('draft', 'returned')`),
    makersToRemind(ctx, reminding, notSince),
  ]);
  const readers = await readersOf(ctx, asked);
  return {
    reminding,
    notSince,
    late: counted!.late,
    makers: asked.filter((id) => readers.has(id)),
    mails: [...readers.values()].reduce((sum, count) => sum + count, 0),
  };
}

/** How many people a letter to each of the establishments reaches; those that reach nobody are absent. */
async function readersOf(ctx: Context, establishmentIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (establishmentIds.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: memberships.establishmentId, count: sql<number>`count(*)::int` })
    .from(memberships)
    .innerJoin(users, openAccountOf())
    .where(and(inArray(memberships.establishmentId, [...establishmentIds]), isNull(memberships.endedAt)))
    .groupBy(memberships.establishmentId);
  return new Map(rows.map(({ id, count }) => [id!, count]));
}
