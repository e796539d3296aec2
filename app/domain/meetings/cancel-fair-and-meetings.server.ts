import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { cancelFair } from "../fairs/cancel-fair.server";
import { fairById } from "../fairs/fair-details.server";
import type { CancellationForm } from "../fairs/forms";
import { inTransaction } from "../transaction.server";
import { callOffSession } from "./call-off-session.server";
import { sessionsAhead } from "./sessions-of-fair.server";

/**
 * A fair that will not be held, with its meetings that are to come: each is ended, and buyers and exhibitors are told, with what takes it out of
 * their calendars. Sessions stay as they were made: a fair that is taken up again has them back. Refused: as `cancelFair`.
 */
export function cancelFairAndMeetings(ctx: Context, fairId: string, input: CancellationForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await cancelFair(ctx, fairId, input);
    const fair = await fairById(ctx, fairId);
    const sessions = await sessionsAhead(ctx, fairId, "not_over");
    if (sessions.length === 0) return;
    let meetings = 0;
    const { reason } = input;
    const said = () => m.meetings_fair_cancelled({ reason });
    for (const session of sessions) meetings += await callOffSession(ctx, { fair, session }, reason, said);
    await recordAudit(ctx, {
      act: "meetings.ended_with_fair",
      subject: { kind: "fair", id: fairId },
      after: { sessions: sessions.length, meetings },
    });
  });
}
