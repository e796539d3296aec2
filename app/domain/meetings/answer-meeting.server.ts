import { eq } from "drizzle-orm";
import { fairMeetings } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { MeetingActor, MeetingSide } from "~/lib/vocabulary";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { endMeetings } from "./cancel-meeting.server";
import type { AcceptForm, ReasonForm } from "./forms";
import { type LockedMeeting, lockMeeting, type Standpoint } from "./lock.server";
import { tellSide } from "./notices.server";
import { whyNotArrange } from "./policy";

/**
 * The side that was asked wants the meeting too; it waits for a table and a time then. part: when the exhibitor can.
 * Refused: as `lockMeeting`; "forbidden" to who did not have to answer; "conflict" where it was answered or taken back; "closed" once the
 * session is over.
 */
export function acceptMeeting(
  ctx: Context,
  from: Standpoint,
  meetingId: string,
  { part }: AcceptForm = { part: "any" },
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { meeting, side, ...locked } = await lockToAnswer(ctx, from, meetingId);
    await ctx.db
      .update(fairMeetings)
      .set({ state: "accepted", answeredAt: ctx.now, ...(side === "exhibitor" && { part }) })
      .where(eq(fairMeetings.id, meeting.id));
    await recordAudit(ctx, {
      act: "meetings.accepted",
      subject: { kind: "fair", id: locked.fair.id },
      after: { meetingId: meeting.id, by: side },
    });
    await tellSide(ctx, locked, meeting, meeting.askedBy, { kind: "accepted", text: "" });
  });
}

/** The side that was asked does not; the other is told why. Refused: as `acceptMeeting`. */
export function declineMeeting(
  ctx: Context,
  from: Standpoint,
  meetingId: string,
  { reason }: ReasonForm,
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { meeting, side, ...locked } = await lockToAnswer(ctx, from, meetingId);
    await ctx.db
      .update(fairMeetings)
      .set({ state: "declined", answeredAt: ctx.now, endedBy: side, endedAt: ctx.now, endedReason: reason })
      .where(eq(fairMeetings.id, meeting.id));
    await recordAudit(ctx, {
      act: "meetings.declined",
      subject: { kind: "fair", id: locked.fair.id },
      after: { meetingId: meeting.id, by: side, reason },
    });
    await tellSide(ctx, locked, meeting, meeting.askedBy, { kind: "declined", text: reason });
  });
}

/** The side that asked takes it back before it was answered. Refused: as `lockMeeting`; "forbidden" to the other side; "conflict", "closed". */
export function withdrawMeeting(ctx: Context, from: Standpoint, meetingId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { meeting, side, ...locked } = await lockMeeting(ctx, from, meetingId);
    if (side !== meeting.askedBy) throw new DomainError("forbidden", m.meetings_not_yours_to_withdraw());
    refuseAnswered({ meeting, side, ...locked }, ctx.now);
    await endMeetings(ctx, locked, [meeting], { by: side, reason: () => m.meetings_taken_back() });
  });
}

async function lockToAnswer(ctx: WriteContext, from: Standpoint, meetingId: string) {
  const locked = await lockMeeting(ctx, from, meetingId);
  if (!isToAnswer(locked.side, locked.meeting.askedBy)) {
    throw new DomainError("forbidden", m.meetings_not_yours_to_answer());
  }
  refuseAnswered(locked, ctx.now);
  return locked;
}

const isToAnswer = (side: MeetingActor, askedBy: MeetingSide) => side !== "organiser" && side !== askedBy;

function refuseAnswered({ fair, session, meeting }: LockedMeeting, now: Date): void {
  if (meeting.state !== "asked") throw new DomainError("conflict", m.meetings_was_answered());
  const over = whyNotArrange(fair, session, now);
  if (over) throw new DomainError("closed", over);
}
