import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { type CallMeetingForm, startOf } from "./forms";
import { insertMeeting } from "./insert-meeting.server";
import { lockCouncil } from "./lock-council.server";
import { meetingMail } from "./mails";
import { whyNotMeet } from "./policy";
import { writeToMembers } from "./write-to-members.server";

/**
 * Call the council to a meeting: every member in force gets a mail and finds it among their meetings. Numbers go on from the last
 * one called. Returns the number. Refused: "closed" for a round that is not open or is over.
 */
export function callMeeting(ctx: Context, roundId: string, input: CallMeetingForm): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const { round } = await lockCouncil(ctx, roundId);
    const closed = whyNotMeet(round);
    if (closed) throw new DomainError("closed", closed);

    const { title, place, agenda } = input;
    const { id, ...meeting } = await insertMeeting(ctx, round.id, { title, place, agenda, startsAt: startOf(input) });
    await recordAudit(ctx, {
      act: "council.meeting_called",
      subject: { kind: "round", id: round.id },
      after: { meetingId: id, ...meeting },
    });
    await writeToMembers(ctx, round.id, (name) => meetingMail(name, round, meeting));
    return meeting.number;
  });
}
