import { eq } from "drizzle-orm";
import { fairDaySettings } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { lockFair } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import type { DaySettingsForm } from "./forms";
import { mayRunDays, whyNotSetUpDays } from "./policy";
import { type DaySettings, USUAL_DAY_SETTINGS } from "./rules";

/** What the fair keeps to; the usual where nobody settled it. Asks no policy. */
export async function daySettingsOf(ctx: Context, fairId: string): Promise<DaySettings> {
  const [row] = await ctx.db.select().from(fairDaySettings).where(eq(fairDaySettings.fairId, fairId));
  if (!row) return USUAL_DAY_SETTINGS;
  const { fairId: _, ...settings } = row;
  return settings;
}

/** Settle them. Refused: "not_found", "forbidden" to all but organisers and secretaries, "closed" once the fair's report is settled. */
export function saveDaySettings(ctx: Context, fairId: string, input: DaySettingsForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockFair(ctx, fairId);
    if (!mayRunDays(ctx.actor, fair)) throw new DomainError("forbidden", m.days_staff_only());
    const closed = whyNotSetUpDays(fair);
    if (closed) throw new DomainError("closed", closed);
    const before = await daySettingsOf(ctx, fair.id);
    await ctx.db
      .insert(fairDaySettings)
      .values({ fairId: fair.id, ...input })
      .onConflictDoUpdate({ target: fairDaySettings.fairId, set: input });
    await recordAudit(ctx, {
      act: "fair_days.settings_saved",
      subject: { kind: "fair", id: fair.id },
      before: { ...before },
      after: input,
    });
  });
}
