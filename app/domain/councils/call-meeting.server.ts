import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { type NewMeetingForm, startOf } from "./forms";
import { insertMeeting } from "./insert-meeting.server";
import { lockCouncil } from "./lock-council.server";
import { meetingMail } from "./mails";
import { notContinued } from "./meetings.server";
import { whyNotMeet } from "./policy";
import { writeToMembers } from "./write-to-members.server";

/**
 * Call the council to a meeting: every member in force gets a mail and finds it among their meetings. Numbers go on from the last
 * one called. Returns the number. Refused: "closed" for a round that is not open or is over, "conflict" where the meeting it goes
 * on with was not adjourned or another goes on with it.
 */
export function callMeeting(ctx: Context, roundId: string, input: NewMeetingForm): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const { round } = await lockCouncil(ctx, roundId);
    const closed = whyNotMeet(round);
    if (closed) throw new DomainError("closed", closed);

    const { title, place, agenda } = input;
    const { id, ...meeting } = await insertMeeting(ctx, round.id, {
      ...{ title, place, agenda, startsAt: startOf(input) },
      ...(await continuing(ctx, round.id, input.continues)),
    });
    await recordAudit(ctx, {
      act: "council.meeting_called",
      subject: { kind: "round", id: round.id },
      after: { meetingId: id, ...meeting },
    });
    await writeToMembers(ctx, round.id, (name) => meetingMail(name, round, meeting));
    return meeting.number;
  });
}

async function continuing(ctx: WriteContext, roundId: string, number: number | undefined) {
  if (number === undefined) return {};
  const adjourned = (await notContinued(ctx, roundId)).find((one) => one.number === number);
  if (adjourned) return { continuesId: adjourned.id };
  const sentence = m.councils_continues_not({ number });
  throw new DomainError("conflict", sentence, { continues: [sentence] });
}
