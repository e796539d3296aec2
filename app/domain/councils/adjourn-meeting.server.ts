import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { endMeeting } from "./end-meeting.server";
import { type AdjournMeetingForm, startOf } from "./forms";
import { insertMeeting } from "./insert-meeting.server";
import { lockMeeting, openMotionsOf, refusePast } from "./lock-council.server";
import { adjournedMeetingMail } from "./mails";
import { whyNotCloseMeeting, whyNotMeet } from "./policy";
import { writeToMembers } from "./write-to-members.server";

/**
 * End a meeting before its work is done - most often because too few members came - and call the one that goes on with it, under
 * the same subject and agenda. What was recorded stays with the adjourned one. A meeting that goes on may be adjourned again.
 * Returns the number of the next. Refused: "conflict" as for closing, "closed" as for calling, "invalid" (startsOn) for a time
 * that is past.
 */
export function adjournMeeting(ctx: Context, meetingId: string, input: AdjournMeetingForm): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const { round, meeting } = await lockMeeting(ctx, meetingId);
    const closed = whyNotMeet(round);
    if (closed) throw new DomainError("closed", closed);
    const isVoting = (await openMotionsOf(ctx, round)).some((motion) => motion.meetingId === meeting.id);
    const whyNot = whyNotCloseMeeting(meeting, isVoting);
    if (whyNot) throw new DomainError("conflict", whyNot);
    const startsAt = startOf(input);
    refusePast(ctx, startsAt);

    await endMeeting(ctx, round, meeting.id, input.reason);
    const { title, agenda } = meeting;
    const next = await insertMeeting(ctx, round.id, {
      ...{ title, agenda, startsAt, place: input.place },
      continuesId: meeting.id,
    });
    await recordAudit(ctx, {
      act: "council.meeting_adjourned",
      subject: { kind: "meeting", id: meeting.id },
      after: { reason: input.reason, nextId: next.id, number: next.number, startsAt, place: next.place },
    });
    await writeToMembers(ctx, round.id, (name) =>
      adjournedMeetingMail(name, round, next, { number: meeting.number, reason: input.reason }),
    );
    return next.number;
  });
}
