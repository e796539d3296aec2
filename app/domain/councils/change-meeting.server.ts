import { eq } from "drizzle-orm";
import { meetings } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { type CallMeetingForm, startOf } from "./forms";
import { lockMeeting, refusePast } from "./lock-council.server";
import { changedMeetingMail } from "./mails";
import { whyNotChangeMeeting, whyNotMeet } from "./policy";
import { writeToMembers } from "./write-to-members.server";

/**
 * Another time, place, subject or agenda for a meeting that has not begun: every member in force is told what is new. Returns
 * whether anything changed. Refused: "closed" as for calling, "conflict" once it was opened or cancelled, "invalid" (startsOn) for
 * another time that is past.
 */
export function changeMeeting(ctx: Context, meetingId: string, input: CallMeetingForm): Promise<{ changed: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    const { round, meeting } = await lockMeeting(ctx, meetingId);
    const closed = whyNotMeet(round);
    if (closed) throw new DomainError("closed", closed);
    const whyNot = whyNotChangeMeeting(meeting);
    if (whyNot) throw new DomainError("conflict", whyNot);
    const before = { title: meeting.title, place: meeting.place, agenda: meeting.agenda, startsAt: meeting.startsAt };
    const after = { title: input.title, place: input.place, agenda: input.agenda, startsAt: startOf(input) };
    if (JSON.stringify(before) === JSON.stringify(after)) return { changed: false };
    if (after.startsAt.getTime() !== before.startsAt.getTime()) refusePast(ctx, after.startsAt);

    await ctx.db.update(meetings).set(after).where(eq(meetings.id, meeting.id));
    await recordAudit(ctx, {
      act: "council.meeting_changed",
      subject: { kind: "meeting", id: meeting.id },
      before,
      after,
    });
    const { number } = meeting;
    await writeToMembers(ctx, round.id, (name) => changedMeetingMail(name, round, { number, ...after }, before));
    return { changed: true };
  });
}
