import { eq, sql } from "drizzle-orm";
import { establishments, expiryReminders, reminderSettings } from "~/db/schema";
import { addDays, todayInVietnam } from "~/lib/dates";
import type { Context } from "../context";
import { writeToMembers } from "../establishments/write-to-members.server";
import { oneByOne } from "../one-by-one";
import { inTransaction } from "../transaction.server";
import { endingTitlesOf, endsWithin, makersWith } from "./ending.server";
import { titlesEndMail } from "./mails";
import { DEFAULT_REMINDERS, endNoticeDue } from "./reminders";

/**
 * Tell everybody who acts for a maker of titles that end, as many days before as the agency of the round has set: one mail an
 * establishment and day, each establishment in a transaction of its own. Returns how many titles were told of; throws as `oneByOne`.
 * Source: docs/rules/certificates.md#reminders.
 */
export async function remindOfExpiry(ctx: Context): Promise<number> {
  const today = todayInVietnam(ctx.now);
  const [set] = await ctx.db
    .select({ most: sql<number | null>`max((select max(d) from unnest(${reminderSettings.expiryDaysBefore}) d))` })
    .from(reminderSettings);
  const span = endsWithin(today, addDays(today, Math.max(set?.most ?? 0, ...DEFAULT_REMINDERS.expiryDaysBefore)));
  const makers = await makersWith(ctx, span);
  return oneByOne(makers, (establishmentId) =>
    inTransaction(ctx, async (ctx) => {
      // Two runs at once: the second sees what the first wrote of.
      const [maker] = await ctx.db
        .select({ id: establishments.id, name: establishments.name })
        .from(establishments)
        .where(eq(establishments.id, establishmentId))
        .for("no key update");
      const due = (await endingTitlesOf(ctx, establishmentId, span)).flatMap((title) => {
        const dueOn = endNoticeDue(title.validUntil, title.reminders.expiryDaysBefore, title.lastDueOn, today);
        return dueOn ? [{ ...title, dueOn }] : [];
      });
      if (due.length === 0) return 0;
      const told = await writeToMembers(ctx, establishmentId, (name) => titlesEndMail(name, maker!, due));
      // Somebody who joins later is told then.
      if (told === 0) return 0;
      await ctx.db
        .insert(expiryReminders)
        .values(due.map(({ awardId, dueOn }) => ({ awardId, dueOn, sentAt: ctx.now })));
      return due.length;
    }),
  );
}
