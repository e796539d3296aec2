import { and, asc, between, eq, gte, lt, sql } from "drizzle-orm";
import { holidays } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { addDays, type PlainDate, todayInVietnam } from "~/lib/dates";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { mayKeepHolidays } from "./policy";
import { type Clock, clockOf, type Due, dueOn } from "./rules";

export type Holiday = typeof holidays.$inferSelect;

/** The public holidays of a span of days, both ends included. */
export async function holidaysBetween(ctx: Context, from: PlainDate, to: PlainDate): Promise<ReadonlySet<PlainDate>> {
  const rows = await ctx.db
    .select({ day: holidays.day })
    .from(holidays)
    .where(between(holidays.day, from, to));
  return new Set(rows.map((row) => row.day));
}

/** The last day of a period of working days that begins with an instant, by the holidays known now. */
export async function deadlineOf(ctx: Context, from: Date, workingDays: number): Promise<PlainDate> {
  const first = todayInVietnam(from);
  // Weekends take two days of seven; the year on top is more than all holidays that can fall into the span.
  return dueOn(from, workingDays, await holidaysBetween(ctx, first, addDays(first, 2 * workingDays + 366)));
}

/** Where the periods of a list stand, in its order; one question to the database for all of them. */
export async function clocksOf(ctx: Context, list: readonly Due[]): Promise<Clock[]> {
  if (list.length === 0) return [];
  const days = list.flatMap((due) => [due.dueOn, todayInVietnam(due.doneAt ?? ctx.now)]).sort();
  const known = await holidaysBetween(ctx, days[0]!, days.at(-1)!);
  return list.map((due) => clockOf(due, ctx.now, known));
}

/** The days off of a year, and the years that have any. For admins. */
export async function holidaysOfYear(ctx: Context, year: number): Promise<{ days: Holiday[]; years: number[] }> {
  refuseOthers(ctx);
  const [days, years] = await Promise.all([
    ctx.db
      .select()
      .from(holidays)
      .where(and(gte(holidays.day, `${year}-01-01`), lt(holidays.day, `${year + 1}-01-01`)))
      .orderBy(asc(holidays.day)),
    ctx.db
      .selectDistinct({ year: sql<number>`extract(year from ${holidays.day})::int` })
      .from(holidays)
      .orderBy(sql`1`),
  ]);
  return { days, years: [...new Set([...years.map((row) => row.year), year])].sort() };
}

/** One day off, before it is removed. "not_found" when there is none on that day. */
export async function holidayOn(ctx: Context, day: string): Promise<Holiday> {
  refuseOthers(ctx);
  const [row] = /^\d{4}-\d{2}-\d{2}$/.test(day)
    ? await ctx.db
        .select()
        .from(holidays)
        .where(eq(sql`${holidays.day}::text`, day))
    : [];
  if (!row) throw new DomainError("not_found", m.holidays_unknown());
  return row;
}

function refuseOthers(ctx: Context): void {
  if (!mayKeepHolidays(ctx.actor)) throw new DomainError("forbidden", m.people_admin_only());
}
