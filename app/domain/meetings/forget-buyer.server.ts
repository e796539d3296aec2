import { and, eq, inArray } from "drizzle-orm";
import { fairMeetings, meetingBuyers } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { endMeetings } from "./cancel-meeting.server";
import { type LockedSession, lockBuyer, lockSession } from "./lock.server";
import { isToCome } from "./policy";
import { isLive, meetingsWhere } from "./queries.server";

/**
 * A buyer takes back registration and consent, at any time: their requests and meetings to come are called off, the exhibitors told, and
 * what is known of the buyer goes everywhere. What came of meetings that were held stays, as figures. The audit names nobody.
 * Refused: as `lockBuyer`. Source: docs/rules/meetings.md#personal-data.
 */
export function forgetBuyer(ctx: Context, code: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { buyer, ...locked } = await lockBuyer(ctx, code);
    await forget(ctx, locked, buyer.id, "buyer");
  });
}

/** The same by the organiser, where a buyer asked for it. Refused: as `lockSession`, "not_found". */
export function removeBuyer(ctx: Context, fairId: string, sessionId: string, buyerId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockSession(ctx, fairId, sessionId);
    const ofSession = and(eq(meetingBuyers.id, buyerId), eq(meetingBuyers.sessionId, locked.session.id));
    const [buyer] = isUuid(buyerId) ? await ctx.db.select().from(meetingBuyers).where(ofSession).for("update") : [];
    if (!buyer || buyer.erasedAt) throw new DomainError("not_found", m.meetings_no_such_buyer());
    await forget(ctx, locked, buyer.id, "organiser");
  });
}

async function forget(
  ctx: WriteContext,
  locked: LockedSession,
  buyerId: string,
  by: "buyer" | "organiser",
): Promise<void> {
  const live = await meetingsWhere(ctx, and(eq(fairMeetings.buyerId, buyerId), isLive));
  const toCome = live.filter((meeting) => isToCome(meeting, ctx.now));
  const reason = () => m.meetings_buyer_withdrew();
  for (const meeting of toCome) await endMeetings(ctx, locked, [meeting], { by, reason });
  await eraseBuyersIn(ctx, [buyerId]);
  await recordAudit(ctx, {
    act: "meetings.buyer_forgotten",
    subject: { kind: "fair", id: locked.fair.id },
    after: { buyerId, meetings: toCome.length },
  });
}

/** What is known of these buyers, and what was written about their meetings in words. */
export async function eraseBuyersIn(ctx: WriteContext, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await ctx.db
    .update(meetingBuyers)
    .set({
      ...{ name: null, organisation: null, phone: null, email: null, looksFor: null, groups: [] },
      ...{ keepUntil: null, erasedAt: ctx.now },
    })
    .where(inArray(meetingBuyers.id, [...ids]));
  await ctx.db
    .update(fairMeetings)
    .set({ message: "", note: "" })
    .where(inArray(fairMeetings.buyerId, [...ids]));
}
