import { and, asc, eq, exists, inArray, isNotNull, sql } from "drizzle-orm";
import { fairDaySettings, fairMessageRecipients, fairMessages, fairs } from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { oneByOne } from "../one-by-one";
import { inTransaction } from "../transaction.server";
import { USUAL_DAY_SETTINGS } from "./rules";

/**
 * Erase to which addresses messages of a fair went, once its term for contacts is over; to which applications, and what they said, stays.
 * A fair each in a transaction of its own. Returns how many addresses; throws as `oneByOne`. Source: docs/rules/fair-days.md#personal-data.
 */
export async function eraseRecipients(ctx: Context): Promise<number> {
  const days = sql`coalesce(${fairDaySettings.contactDays}, ${USUAL_DAY_SETTINGS.contactDays})`;
  const kept = ctx.db
    .select({ one: sql`1` })
    .from(fairMessageRecipients)
    .innerJoin(fairMessages, eq(fairMessages.id, fairMessageRecipients.messageId))
    .where(and(eq(fairMessages.fairId, fairs.id), isNotNull(fairMessageRecipients.email)));
  const over = await ctx.db
    .select({ id: fairs.id })
    .from(fairs)
    .leftJoin(fairDaySettings, eq(fairDaySettings.fairId, fairs.id))
    .where(and(sql`${fairs.endsOn} + ${days}::int < ${todayInVietnam(ctx.now)}::date`, exists(kept)))
    .orderBy(asc(fairs.id));
  return oneByOne(over, ({ id }) => eraseOfFair(ctx, id));
}

function eraseOfFair(ctx: Context, fairId: string): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const ofFair = ctx.db.select({ id: fairMessages.id }).from(fairMessages).where(eq(fairMessages.fairId, fairId));
    const erased = await ctx.db
      .update(fairMessageRecipients)
      .set({ email: null })
      .where(and(inArray(fairMessageRecipients.messageId, ofFair), isNotNull(fairMessageRecipients.email)))
      .returning({ messageId: fairMessageRecipients.messageId });
    if (erased.length === 0) return 0;
    await recordAudit(ctx, {
      act: "fair_messages.recipients_erased",
      subject: { kind: "fair", id: fairId },
      after: { addresses: erased.length },
    });
    return erased.length;
  });
}
