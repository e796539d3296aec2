import { and, eq, isNotNull, sql } from "drizzle-orm";
import { fairMeetings, meetingSessions } from "~/db/schema";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { EditSessionForm } from "./forms";
import { type LockedSession, lockSession } from "./lock.server";
import { tellSession } from "./notices.server";
import { whyOver } from "./policy";
import { isLive, type MeetingSession, meetingsWhere, sessionOf } from "./queries.server";
import { slotsOf } from "./rules";
import { refuseMisfits, valuesOf } from "./session-hours";

/**
 * Other hours, tables or another room. Once meetings have a table and a time, the hours stay and no table that is used goes; another
 * day, other hours and another room are told to whoever registered or has a meeting there, until it is over.
 * Refused: as `lockSession`; "closed" once the fair's report is settled or the session is cancelled; "invalid" as `createSession`; "conflict"
 * where somebody saved since, or meetings stand in the way.
 */
export function editSession(
  ctx: Context,
  fairId: string,
  sessionId: string,
  { version, ...form }: EditSessionForm,
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { fair, session } = await lockSession(ctx, fairId, sessionId);
    const over = whyOver(fair, session);
    if (over) throw new DomainError("closed", over);
    if (session.version !== version) throw new DomainError("conflict", m.meetings_session_changed());
    refuseMisfits(form, fair);
    const values = valuesOf(form);
    const ofSession = and(
      eq(fairMeetings.sessionId, session.id),
      eq(fairMeetings.state, "accepted"),
      isNotNull(fairMeetings.during),
    );
    const placed = await meetingsWhere(ctx, ofSession);
    refuseInTheWay(session, values, placed);
    await ctx.db
      .update(meetingSessions)
      .set({ ...values, version: version + 1 })
      .where(eq(meetingSessions.id, session.id));
    await recordAudit(ctx, {
      act: "meetings.session_edited",
      subject: { kind: "fair", id: fair.id },
      before: { room: session.room, tables: session.tables, startsAt: session.startsAt, endsAt: session.endsAt },
      after: { sessionId: session.id, ...form },
    });
    const isMoved =
      values.room !== session.room || HOURS.some((one) => values[one].getTime() !== session[one].getTime());
    // Nobody goes any more to a session that is over: its new room is of no use to them.
    if (isMoved && values.endsAt > ctx.now) await tellMoved(ctx, { fair, session }, ofSession);
  });
}

/** What those who registered counted on, beside the room. */
const HOURS = ["startsAt", "endsAt"] as const;

function refuseInTheWay(
  before: MeetingSession,
  after: ReturnType<typeof valuesOf>,
  placed: readonly { readonly table: number | null }[],
): void {
  if (placed.length === 0) return;
  const count = formatNumber(placed.length);
  if (JSON.stringify(slotsOf(before)) !== JSON.stringify(slotsOf(after))) {
    throw new DomainError("conflict", m.meetings_hours_are_used({ count }), {
      from: [m.meetings_hours_are_used({ count })],
    });
  }
  const most = Math.max(...placed.map(({ table }) => table ?? 0));
  if (after.tables < most) {
    const sentence = m.meetings_tables_are_used({ table: formatNumber(most) });
    throw new DomainError("conflict", sentence, { tables: [sentence] });
  }
}

/** Meetings with a table are in calendars, which take the newer one. */
async function tellMoved(
  ctx: WriteContext,
  { fair, session }: LockedSession,
  ofSession: ReturnType<typeof and>,
): Promise<void> {
  await ctx.db
    .update(fairMeetings)
    .set({ sequence: sql`${fairMeetings.sequence} + 1` })
    .where(ofSession);
  const about = { fair, session: await sessionOf(ctx, fair.id, session.id) };
  const live = await meetingsWhere(ctx, and(eq(fairMeetings.sessionId, session.id), isLive));
  await tellSession(ctx, about, live, { kind: "session_moved", text: "" });
}
