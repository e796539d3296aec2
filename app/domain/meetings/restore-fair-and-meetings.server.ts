import { and, eq, inArray, sql } from "drizzle-orm";
import { fairMeetings } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { fairById, lockFair } from "../fairs/fair-details.server";
import type { CancellationForm } from "../fairs/forms";
import { restoreFair } from "../fairs/restore-fair.server";
import { inTransaction } from "../transaction.server";
import { tellSession } from "./notices.server";
import { type MeetingSession, meetingsWhere } from "./queries.server";
import { endedWithFair, sessionsAhead } from "./sessions-of-fair.server";

/**
 * Take back the cancellation of a fair, and with it what it ended of the meetings that are still to come: requests wait again, tables and times
 * are as they were. Not so of buyers who took their registration back since. Who registered or has a meeting is told, with what puts it into
 * their calendars again. Refused: as `restoreFair`.
 */
export function restoreFairAndMeetings(ctx: Context, fairId: string, input: CancellationForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const before = await lockFair(ctx, fairId);
    await restoreFair(ctx, fairId, input);
    const fair = await fairById(ctx, fairId);
    const sessions = await sessionsAhead(ctx, fairId, "not_over");
    if (sessions.length === 0) return;
    let meetings = 0;
    for (const session of sessions) {
      const restored = await restoreMeetings(ctx, session, before.cancelledAt!);
      meetings += restored.length;
      const rows = restored.length === 0 ? [] : await meetingsWhere(ctx, inArray(fairMeetings.id, restored));
      await tellSession(ctx, { fair, session }, rows, { kind: "session_restored", text: input.reason });
    }
    await recordAudit(ctx, {
      act: "meetings.restored_with_fair",
      subject: { kind: "fair", id: fairId },
      after: { sessions: sessions.length, meetings },
    });
  });
}

async function restoreMeetings(ctx: WriteContext, { id }: MeetingSession, cancelledAt: Date): Promise<string[]> {
  const rows = await ctx.db
    .update(fairMeetings)
    .set({
      state: sql`case when ${fairMeetings.state} = 'cancelled' then 'accepted' else 'asked' end`,
      ...{ endedBy: null, endedAt: null, endedReason: null },
      sequence: sql`${fairMeetings.sequence} + 1`,
    })
    .where(and(eq(fairMeetings.sessionId, id), endedWithFair(ctx, cancelledAt)))
    .returning({ id: fairMeetings.id });
  return rows.map((row) => row.id);
}
