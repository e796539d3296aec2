import { eq } from "drizzle-orm";
import { fairMeetings } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { ResultForm } from "./forms";
import { lockMeeting, type Standpoint } from "./lock.server";
import { whyNotReport } from "./policy";

/**
 * What came of a meeting, by the exhibitor or the organiser, from when it begins until the fair's report is settled; sent again it corrects
 * what was said.
 * Refused: as `lockMeeting`; "closed" before it begins, for one without a table, and once the report is settled; "conflict" where
 * somebody said something else since.
 */
export function recordResult(
  ctx: Context,
  from: Exclude<Standpoint, { side: "buyer" }>,
  meetingId: string,
  { version, ...result }: ResultForm,
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { fair, meeting, side } = await lockMeeting(ctx, from, meetingId);
    if (meeting.state !== "accepted") throw new DomainError("closed", m.meetings_not_accepted());
    const refusal = whyNotReport(fair, meeting.from, ctx.now);
    if (refusal) throw new DomainError("closed", refusal);
    if (meeting.reportVersion !== version) throw new DomainError("conflict", m.meetings_result_changed());
    await ctx.db
      .update(fairMeetings)
      .set({
        ...result,
        ...{ reportVersion: version + 1, reportedBy: ctx.actor!.userId, reportedAt: ctx.now },
      })
      .where(eq(fairMeetings.id, meeting.id));
    const { outcome, value } = meeting;
    await recordAudit(ctx, {
      act: "meetings.result_recorded",
      subject: { kind: "fair", id: fair.id },
      ...(outcome && { before: { outcome, value } }),
      after: { meetingId: meeting.id, outcome: result.outcome, value: result.value, by: side },
    });
  });
}
