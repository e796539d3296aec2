import { holidays } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { formatDate } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { HolidayForm } from "./forms";
import { mayKeepHolidays } from "./policy";

/** Add a day off. Last days that were already given do not move. Refused: "forbidden", "conflict" for a day that is one already. */
export function addHoliday(ctx: Context, { day, ...words }: HolidayForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    if (!mayKeepHolidays(ctx.actor)) throw new DomainError("forbidden", m.people_admin_only());
    const [added] = await ctx.db
      .insert(holidays)
      .values({ day, ...words })
      .onConflictDoNothing()
      .returning({ day: holidays.day });
    if (!added) {
      const sentence = m.holidays_known_already({ day: formatDate(day) });
      throw new DomainError("conflict", sentence, { day: [sentence] });
    }
    await recordAudit(ctx, { act: "holidays.added", subject: { kind: "holiday", id: day }, after: words });
  });
}
