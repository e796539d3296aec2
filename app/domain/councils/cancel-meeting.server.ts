import { eq } from "drizzle-orm";
import { meetings } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { CancelMeetingForm } from "./forms";
import { lockMeeting } from "./lock-council.server";
import { cancelledMeetingMail } from "./mails";
import { whyNotChangeMeeting, whyNotMeet } from "./policy";
import { writeToMembers } from "./write-to-members.server";

/** A meeting that has not begun will not be: every member in force is told why. Refused: "closed" and "conflict" as for a change. */
export function cancelMeeting(ctx: Context, meetingId: string, { reason }: CancelMeetingForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { round, meeting } = await lockMeeting(ctx, meetingId);
    const closed = whyNotMeet(round);
    if (closed) throw new DomainError("closed", closed);
    const whyNot = whyNotChangeMeeting(meeting);
    if (whyNot) throw new DomainError("conflict", whyNot);

    await ctx.db
      .update(meetings)
      .set({ cancelledAt: ctx.now, cancelledBy: ctx.actor!.userId, cancelledReason: reason })
      .where(eq(meetings.id, meeting.id));
    await recordAudit(ctx, {
      act: "council.meeting_cancelled",
      subject: { kind: "meeting", id: meeting.id },
      after: { reason },
    });
    await writeToMembers(ctx, round.id, (name) => cancelledMeetingMail(name, round, meeting, reason));
  });
}
