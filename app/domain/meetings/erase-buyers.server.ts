import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { fairDaySettings, fairs, meetingBuyers, meetingSessions } from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { USUAL_DAY_SETTINGS } from "../fair-days/rules";
import { oneByOne } from "../one-by-one";
import { inTransaction } from "../transaction.server";
import { eraseBuyersIn } from "./forget-buyer.server";

/**
 * Erase what is known of buyers once the term of their fair is over, the same as visitors'. Results stay, as figures. A fair each in a
 * transaction of its own. Returns how many buyers; throws as `oneByOne`. Source: docs/rules/meetings.md#personal-data.
 */
export async function eraseBuyers(ctx: Context): Promise<number> {
  const days = sql`coalesce(${fairDaySettings.contactDays}, ${USUAL_DAY_SETTINGS.contactDays})`;
  const over = await ctx.db
    .selectDistinct({ id: fairs.id })
    .from(meetingBuyers)
    .innerJoin(meetingSessions, eq(meetingSessions.id, meetingBuyers.sessionId))
    .innerJoin(fairs, eq(fairs.id, meetingSessions.fairId))
    .leftJoin(fairDaySettings, eq(fairDaySettings.fairId, fairs.id))
    .where(and(isNull(meetingBuyers.erasedAt), sql`${fairs.endsOn} + ${days}::int < ${todayInVietnam(ctx.now)}::date`))
    .orderBy(asc(fairs.id));
  return oneByOne(over, ({ id }) => eraseOfFair(ctx, id));
}

function eraseOfFair(ctx: Context, fairId: string): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const kept = await ctx.db
      .select({ id: meetingBuyers.id })
      .from(meetingBuyers)
      .innerJoin(meetingSessions, eq(meetingSessions.id, meetingBuyers.sessionId))
      .where(and(eq(meetingSessions.fairId, fairId), isNull(meetingBuyers.erasedAt)));
    if (kept.length === 0) return 0;
    await eraseBuyersIn(
      ctx,
      kept.map(({ id }) => id),
    );
    await recordAudit(ctx, {
      act: "meetings.buyers_erased",
      subject: { kind: "fair", id: fairId },
      after: { buyers: kept.length },
    });
    return kept.length;
  });
}
