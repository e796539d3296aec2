import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { fairDaySettings, fairMeetings, fairs, meetingBuyers, meetingSessions } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { USUAL_DAY_SETTINGS } from "../fair-days/rules";
import { shareFair } from "../fairs/fair-details.server";
import { oneByOne } from "../one-by-one";
import { inTransaction } from "../transaction.server";
import { endMeetings } from "./cancel-meeting.server";
import { eraseBuyersIn } from "./forget-buyer.server";
import { type LockedSession, lockSessionRow, lockSessionsOf } from "./lock.server";
import { isToCome } from "./policy";
import { isLive, meetingsWhere } from "./queries.server";

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
    const fair = await shareFair(ctx, fairId);
    await lockSessionsOf(ctx, fair);
    const kept = await ctx.db
      .select({ id: meetingBuyers.id, sessionId: meetingBuyers.sessionId })
      .from(meetingBuyers)
      .innerJoin(meetingSessions, eq(meetingSessions.id, meetingBuyers.sessionId))
      .where(and(eq(meetingSessions.fairId, fairId), isOver(ctx, until)));
    if (kept.length === 0) return 0;
    for (const { id, sessionId } of kept) await endToCome(ctx, await lockSessionRow(ctx, fair, sessionId), id);
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

/** Of a fair that was postponed beyond what a buyer agreed to: nobody waits at a table for who is not known any more. */
async function endToCome(ctx: WriteContext, locked: LockedSession, buyerId: string): Promise<void> {
  const live = await meetingsWhere(ctx, and(eq(fairMeetings.buyerId, buyerId), isLive));
  const toCome = live.filter((meeting) => isToCome(meeting, ctx.now));
  await endMeetings(ctx, locked, toCome, { by: "organiser", reason: () => m.meetings_buyer_term_over() });
}
