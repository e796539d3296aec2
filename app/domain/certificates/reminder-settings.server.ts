import { eq, min } from "drizzle-orm";
import { agencies, awards, decisions, reminderSettings, rounds, yearlyReports } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { RemindersForm } from "./forms";
import { mayKeepReminders } from "./policy";
import { DEFAULT_REMINDERS, type Reminders } from "./reminders";

/** The columns of the settings in a query that left-joins `reminder_settings`. */
export const REMINDER_COLUMNS = {
  opensOn: reminderSettings.opensOn,
  opensNextYear: reminderSettings.opensNextYear,
  dueOn: reminderSettings.dueOn,
  dueNextYear: reminderSettings.dueNextYear,
  dueSource: reminderSettings.dueSource,
  reportDaysBefore: reminderSettings.reportDaysBefore,
  expiryDaysBefore: reminderSettings.expiryDaysBefore,
  firstYear: reminderSettings.firstYear,
  version: reminderSettings.version,
};

/** What an agency has set, or the defaults. For queries that have asked who reads. */
export async function remindersOf(ctx: Context, agencyId: string): Promise<Reminders> {
  const [row] = await ctx.db
    .select(REMINDER_COLUMNS)
    .from(reminderSettings)
    .where(eq(reminderSettings.agencyId, agencyId));
  return row ?? DEFAULT_REMINDERS;
}

/**
 * Set when the agency's winners report and are reminded. Refused: "forbidden" to all but its organisers; "conflict" when someone set
 * it since `version` was read; "invalid" where a report of a year before `firstYear` was begun already.
 * Source: docs/rules/yearly-reports.md#when.
 */
export function setReminders(ctx: Context, agencyId: string, { version, ...form }: RemindersForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.select({ id: agencies.id }).from(agencies).where(eq(agencies.id, agencyId)).for("no key update");
    if (!mayKeepReminders(ctx.actor, agencyId))
      throw new DomainError("forbidden", m.reports_settings_organisers_only());
    const { version: kept, ...before } = await remindersOf(ctx, agencyId);
    if (kept !== version) throw new DomainError("conflict", m.reports_settings_changed());
    const firstYear = form.firstYear ?? null;
    await refuseLosingReports(ctx, agencyId, firstYear);
    const set = {
      ...form,
      firstYear,
      dueSource: form.dueSource ?? null,
      version: version + 1,
      setBy: ctx.actor!.userId,
      setAt: ctx.now,
    };
    await ctx.db
      .insert(reminderSettings)
      .values({ agencyId, ...set })
      .onConflictDoUpdate({ target: reminderSettings.agencyId, set });
    await recordAudit(ctx, {
      act: "reminders.set",
      subject: { kind: "agency", id: agencyId },
      before: { ...before },
      after: { ...form },
    });
  });
}

/** A report that someone wrote is not made to vanish by asking for later years only. */
async function refuseLosingReports(ctx: WriteContext, agencyId: string, firstYear: number | null): Promise<void> {
  if (firstYear === null) return;
  const [begun] = await ctx.db
    .select({ year: min(yearlyReports.year) })
    .from(yearlyReports)
    .innerJoin(awards, eq(awards.id, yearlyReports.awardId))
    .innerJoin(decisions, eq(decisions.id, awards.decisionId))
    .innerJoin(rounds, eq(rounds.id, decisions.roundId))
    .where(eq(rounds.agencyId, agencyId));
  if (begun?.year == null || begun.year >= firstYear) return;
  const sentence = m.reports_settings_year_begun({ year: String(begun.year) });
  throw new DomainError("invalid", sentence, { firstYear: [sentence] });
}
