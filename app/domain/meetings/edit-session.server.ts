import { and, eq, isNotNull, sql } from "drizzle-orm";
import { fairMeetings, meetingSessions } from "~/db/schema";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { EditSessionForm } from "./forms";
import { lockSession } from "./lock.server";
import { tellSchedules } from "./notices.server";
import { whyOver } from "./policy";
import { type MeetingSession, meetingsWhere } from "./queries.server";
import { slotsOf } from "./rules";
import { refuseMisfits, valuesOf } from "./session-hours";

/**
 * Other hours, tables or another room. Once meetings have a table and a time, the hours stay and no table that is used goes; another
 * room is told to both sides of each.
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
    if (values.room !== session.room && placed.length > 0) await moveRoom(ctx, fair.id, session.id, ofSession);
  });
}

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

async function moveRoom(
  ctx: WriteContext,
  fairId: string,
  sessionId: string,
  ofSession: ReturnType<typeof and>,
): Promise<void> {
  await ctx.db
    .update(fairMeetings)
    .set({ sequence: sql`${fairMeetings.sequence} + 1` })
    .where(ofSession);
  await tellSchedules(ctx, { fairId, sessionId }, await meetingsWhere(ctx, ofSession), "moved");
}
