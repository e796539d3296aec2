import { eq } from "drizzle-orm";
import { agencies, reminderSettings } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
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
 * Set when the agency's winners report and are reminded. Refused: "forbidden" to all but its organisers.
 * Source: docs/rules/yearly-reports.md#when.
 */
export function setReminders(ctx: Context, agencyId: string, form: RemindersForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.select({ id: agencies.id }).from(agencies).where(eq(agencies.id, agencyId)).for("no key update");
    if (!mayKeepReminders(ctx.actor, agencyId))
      throw new DomainError("forbidden", m.reports_settings_organisers_only());
    const before = await remindersOf(ctx, agencyId);
    const set = { ...form, dueSource: form.dueSource ?? null, setBy: ctx.actor!.userId, setAt: ctx.now };
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
