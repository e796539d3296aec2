import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { fairDaySettings, fairs, meetingBuyers, meetingSessions } from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { USUAL_DAY_SETTINGS } from "../fair-days/rules";
import { oneByOne } from "../one-by-one";
import { inTransaction } from "../transaction.server";
import { eraseBuyersIn } from "./forget-buyer.server";

/**
 * Erase what is known of buyers once the term they agreed to is over, or that of their fair where it ends before. Results stay, as figures. A
 * fair each in a transaction of its own. Returns how many buyers; throws as `oneByOne`. Source: docs/rules/meetings.md#personal-data.
 */
export async function eraseBuyers(ctx: Context): Promise<number> {
  const days = sql`coalesce(${fairDaySettings.contactDays}, ${USUAL_DAY_SETTINGS.contactDays})`;
  const until = sql<string>`(${fairs.endsOn} + ${days}::int)::date`;
  const over = await ctx.db
    .selectDistinct({ id: fairs.id, until })
    .from(meetingBuyers)
    .innerJoin(meetingSessions, eq(meetingSessions.id, meetingBuyers.sessionId))
    .innerJoin(fairs, eq(fairs.id, meetingSessions.fairId))
    .leftJoin(fairDaySettings, eq(fairDaySettings.fairId, fairs.id))
    .where(isOver(ctx, until))
    .orderBy(asc(fairs.id));
  return oneByOne(over, ({ id, until }) => eraseOfFair(ctx, id, sql`${until}::date`));
}

/** Kept, and longer than was agreed or is settled now. until: by the settings of the fair. */
const isOver = (ctx: Context, until: SQL) =>
  and(
    isNull(meetingBuyers.erasedAt),
    sql`least(${meetingBuyers.keepUntil}, ${until}) < ${todayInVietnam(ctx.now)}::date`,
  );

function eraseOfFair(ctx: Context, fairId: string, until: SQL): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const kept = await ctx.db
      .select({ id: meetingBuyers.id })
      .from(meetingBuyers)
      .innerJoin(meetingSessions, eq(meetingSessions.id, meetingBuyers.sessionId))
      .where(and(eq(meetingSessions.fairId, fairId), isOver(ctx, until)));
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
