import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { endMeeting } from "./end-meeting.server";
import { lockMeeting, openMotionsOf } from "./lock-council.server";
import { whyNotCloseMeeting } from "./policy";

/** The meeting ends: attendance and motions are final. Refused: "conflict" before it began, twice, and while it votes. */
export function closeMeeting(ctx: Context, meetingId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { round, meeting } = await lockMeeting(ctx, meetingId);
    const isVoting = (await openMotionsOf(ctx, round)).some((motion) => motion.meetingId === meeting.id);
    const whyNot = whyNotCloseMeeting(meeting, isVoting);
    if (whyNot) throw new DomainError("conflict", whyNot);

    await endMeeting(ctx, round, meeting.id, null);
    await recordAudit(ctx, { act: "council.meeting_closed", subject: { kind: "meeting", id: meeting.id } });
  });
}
