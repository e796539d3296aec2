import { eq } from "drizzle-orm";
import { holidays } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { holidayOn } from "./queries.server";

/**
 * Make a day off an ordinary day again; it does not come back with the next start. Last days that were already given do not
 * move. Refused: "forbidden", "not_found".
 */
export function removeHoliday(ctx: Context, day: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const holiday = await holidayOn(ctx, day);
    const [removed] = await ctx.db.delete(holidays).where(eq(holidays.day, holiday.day)).returning();
    // Someone else removed it in between.
    if (!removed) throw new DomainError("not_found", m.holidays_unknown());
    const { day: id, ...words } = removed;
    await recordAudit(ctx, { act: "holidays.removed", subject: { kind: "holiday", id }, before: words });
  });
}
