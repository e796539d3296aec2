import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { agencyNameToday } from "~/db/agency-name.server";
import { establishments, rounds, yearlyReportReminders } from "~/db/schema";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import type { ReportReminder } from "~/lib/vocabulary";
import { remindersOf } from "../certificates/reminder-settings.server";
import { openReportYears, reportDays } from "../certificates/reminders";
import type { Context, WriteContext } from "../context";
import { writeToMembers } from "../establishments/write-to-members.server";
import { oneByOne } from "../one-by-one";
import { inTransaction } from "../transaction.server";
import { askedReports } from "./asked-reports.server";
import { reminderMail } from "./mails";
import { DAYS_TOLD_LATE, reminderDue } from "./rules";

/** A year's reports to one agency, and the reminder they are due. */
export interface Reminding {
  readonly agencyId: string;
  readonly agencyName: string;
  readonly year: number;
  readonly dueOn: PlainDate;
  readonly kind: ReportReminder;
}

/**
 * Remind everybody who acts for a maker of reports that were not sent: when they can be, before their day, and after it; each of
 * the three once, one mail an establishment, agency, year and day, each in a transaction of its own. Of every year that can be sent
 * and whose day is ahead or not long past. Returns how many reports were reminded of; throws as `oneByOne`.
 * Source: docs/rules/yearly-reports.md#reminders.
 */
export async function remindOfReports(ctx: Context): Promise<number> {
  const today = todayInVietnam(ctx.now);
  const running = await ctx.db
    .selectDistinct({ id: rounds.agencyId, name: agencyNameToday(rounds.agencyId, ctx.now) })
    .from(rounds)
    .orderBy(asc(rounds.agencyId));
  const works: { reminding: Reminding; establishmentId: string }[] = [];
  for (const agency of running) {
    const reminders = await remindersOf(ctx, agency.id);
    for (const year of openReportYears(reminders, today, DAYS_TOLD_LATE)) {
      const kind = reminderDue(reminders, year, today);
      if (!kind) continue;
      const { dueOn } = reportDays(reminders, year);
      const reminding: Reminding = { agencyId: agency.id, agencyName: agency.name, year, dueOn, kind };
      for (const establishmentId of await makersToRemind(ctx, reminding)) works.push({ reminding, establishmentId });
    }
  }
  return oneByOne(works, ({ reminding, establishmentId }) =>
    inTransaction(ctx, (ctx) => remindMaker(ctx, reminding, establishmentId)),
  );
}

/** Not sent, and not written about yet: by this kind of reminder, or by anybody since a day. */
function unreminded(ctx: Context, { agencyId, year, dueOn, kind }: Reminding, notSince: PlainDate | undefined) {
  const asked = askedReports(ctx, agencyId, year, dueOn);
  const isOpen = and(
    or(isNull(asked.state), inArray(asked.state, ["draft", "returned"])),
    sql`not exists (select from ${yearlyReportReminders} told where told.award_id = ${asked.awardId} and told.year = ${year}
      and ${notSince ? sql`told.sent_on > ${notSince}` : sql`told.kind = ${kind}`})`,
  )!;
  return { asked, isOpen };
}

/** The establishments that a reminder goes to. notSince: not to those reminded later than that day, by whomever. */
export async function makersToRemind(ctx: Context, reminding: Reminding, notSince?: PlainDate): Promise<string[]> {
  const { asked, isOpen } = unreminded(ctx, reminding, notSince);
  const rows = await ctx.db
    .selectDistinct({ id: asked.establishmentId })
    .from(asked)
    .where(and(isOpen, isNotNull(asked.establishmentId)))
    .orderBy(asc(asked.establishmentId));
  return rows.flatMap(({ id }) => id ?? []);
}

/**
 * Write to one establishment of all its reports that the reminder is about, and keep that it was done. Returns how many; none, and
 * nothing is kept, where nobody acts for it.
 */
export async function remindMaker(
  ctx: WriteContext,
  reminding: Reminding,
  establishmentId: string,
  notSince?: PlainDate,
): Promise<number> {
  // Two runs at once: the second sees what the first wrote of.
  const [maker] = await ctx.db
    .select({ name: establishments.name })
    .from(establishments)
    .where(eq(establishments.id, establishmentId))
    .for("no key update");
  const { asked, isOpen } = unreminded(ctx, reminding, notSince);
  const due = await ctx.db
    .select({ awardId: asked.awardId, productName: asked.productName, number: asked.number, state: asked.state })
    .from(asked)
    .where(and(isOpen, eq(asked.establishmentId, establishmentId)))
    .orderBy(asc(asked.productName), asc(asked.number));
  if (!maker || due.length === 0) return 0;
  const { year, kind } = reminding;
  const products = due.map((one) => ({ ...one, isReturned: one.state === "returned" }));
  const told = await writeToMembers(ctx, establishmentId, (name) =>
    reminderMail(name, { ...reminding, establishmentName: maker.name, products }),
  );
  if (told === 0) return 0;
  await ctx.db.insert(yearlyReportReminders).values(
    due.map(({ awardId }) => ({
      awardId,
      year,
      kind,
      sentOn: todayInVietnam(ctx.now),
      sentBy: kind === "asked" ? ctx.actor!.userId : null,
    })),
  );
  return due.length;
}
