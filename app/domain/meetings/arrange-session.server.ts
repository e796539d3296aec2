import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { fairMeetings } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { shareFair } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import { type Arranged, arrange, type Placed, type Unplaced } from "./arrange";
import { endMeetings } from "./cancel-meeting.server";
import { type LockedSession, lockSession, lockSessionsOf } from "./lock.server";
import { tellSchedules } from "./notices.server";
import { mayRunMeetings, whyNotArrange } from "./policy";
import { isOn, type MeetingRow, type MeetingSession, meetingsWhere } from "./queries.server";
import { rangeOf, slotsOf } from "./rules";

/**
 * Give tables and times to the meetings of a session that both sides want and that have none, in the order in which they were agreed on;
 * what has one keeps it. Meetings of an exhibitor that no longer takes part are cancelled first. Both sides are told, in one mail each.
 * Returns how many were placed and how many were not.
 * Refused: as `lockSession`; "closed" once the session is over.
 */
export function arrangeSession(
  ctx: Context,
  fairId: string,
  sessionId: string,
): Promise<{ readonly placed: number; readonly unplaced: number }> {
  return inTransaction(ctx, async (ctx) => {
    // An exhibitor may sit in several sessions: two that are arranged at once would wait for each other.
    const fair = await shareFair(ctx, fairId);
    if (mayRunMeetings(ctx.actor, fair)) await lockSessionsOf(ctx, fair);
    const locked = await lockSession(ctx, fairId, sessionId);
    const refusal = whyNotArrange(locked.fair, locked.session, ctx.now);
    if (refusal) throw new DomainError("closed", refusal);
    await endFallen(ctx, locked);
    const { placed, unplaced } = await arrangement(ctx, locked.session, ctx.now);
    for (const { id, slot, table } of placed) {
      await ctx.db
        .update(fairMeetings)
        .set({ tableNumber: table, during: rangeOf(slot), sequence: sql`${fairMeetings.sequence} + 1` })
        .where(eq(fairMeetings.id, id));
    }
    await recordAudit(ctx, {
      act: "meetings.arranged",
      subject: { kind: "fair", id: fairId },
      after: { sessionId, placed: placed.length, unplaced: unplaced.length },
    });
    const ids = placed.map(({ id }) => id);
    const told = ids.length > 0 ? await meetingsWhere(ctx, inArray(fairMeetings.id, ids)) : [];
    await tellSchedules(ctx, locked, told, "placed");
    return { placed: placed.length, unplaced: unplaced.length };
  });
}

async function endFallen(ctx: WriteContext, locked: LockedSession): Promise<void> {
  const agreed = await meetingsWhere(
    ctx,
    and(eq(fairMeetings.sessionId, locked.session.id), eq(fairMeetings.state, "accepted")),
  );
  const fallen = agreed.filter((meeting) => !isOn(meeting) && meeting.outcome === null);
  await endMeetings(ctx, locked, fallen, { by: "organiser", reason: () => m.meetings_exhibitor_left() });
}

/** What arranging would do now, slots that have begun left out. Asks no policy. */
async function arrangement(ctx: Context, session: MeetingSession, now: Date): Promise<Arranged> {
  const rows = await meetingsWhere(
    ctx,
    and(eq(fairMeetings.sessionId, session.id), eq(fairMeetings.state, "accepted")),
  );
  const on = rows.filter(isOn).toSorted(byAgreement);
  const slots = slotsOf(session).filter(({ from }) => from > now.getTime());
  return arrange(on.filter(({ from }) => from === null).map(wantedOf), {
    ...{ slots, tables: session.tables },
    fixed: [...rows.filter(({ from }) => from !== null).map(placedOf), ...(await elsewhere(ctx, session, on))],
  });
}

/** Those agreed on first come first; at the same moment those asked for first. */
const byAgreement = (a: MeetingRow, b: MeetingRow): number =>
  Number(a.answeredAt) - Number(b.answeredAt) || (a.id < b.id ? -1 : 1);

const wantedOf = ({ id, buyer, partyId, part }: MeetingRow) => ({
  ...{ id, partyId, buyerId: buyer.id },
  ...{ buyerPart: buyer.part, partyPart: part },
});

const placedOf = ({ buyer, partyId, table, from, until }: MeetingRow): Placed => ({
  ...{ partyId, table, buyerId: buyer.id },
  ...{ from: from!.getTime(), until: until!.getTime() },
});

/** Where the exhibitors of these meetings are in other sessions of those hours. */
async function elsewhere(ctx: Context, session: MeetingSession, rows: readonly MeetingRow[]): Promise<Placed[]> {
  const parties = [...new Set(rows.map(({ partyId }) => partyId))];
  if (parties.length === 0) return [];
  const others = await meetingsWhere(
    ctx,
    and(
      inArray(fairMeetings.partyId, parties),
      sql`${fairMeetings.sessionId} <> ${session.id}`,
      eq(fairMeetings.state, "accepted"),
      isNotNull(fairMeetings.during),
    ),
  );
  return others.map((one) => ({ ...placedOf(one), buyerId: null, table: null }));
}

/** Why each meeting that waits for a table would not get one now, by its id; those that would are not in it. Asks no policy. */
export async function whyUnplaced(ctx: Context, session: MeetingSession): Promise<ReadonlyMap<string, Unplaced>> {
  const { unplaced } = await arrangement(ctx, session, ctx.now);
  return new Map(unplaced.map(({ id, why }) => [id, why]));
}
