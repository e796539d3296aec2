import { and, asc, eq, isNull, max } from "drizzle-orm";
import { councilMembers, meetings, users } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { queueLetter } from "../notifications/queue-mail.server";
import type { RoundDetails } from "../rounds/queries.server";
import { inTransaction } from "../transaction.server";
import { type CallMeetingForm, startOf } from "./forms";
import { lockCouncil } from "./lock-council.server";
import { meetingMail } from "./mails";
import { whyNotMeet } from "./policy";

/**
 * Call the council to a meeting: every member in force gets a mail and finds it among their meetings. Numbers go on from the last
 * one called. Returns the number. Refused: "closed" for a round that is not open or is over.
 */
export function callMeeting(ctx: Context, roundId: string, input: CallMeetingForm): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const { round } = await lockCouncil(ctx, roundId);
    const closed = whyNotMeet(round);
    if (closed) throw new DomainError("closed", closed);

    const [last] = await ctx.db
      .select({ number: max(meetings.number) })
      .from(meetings)
      .where(eq(meetings.roundId, round.id));
    const { title, place, agenda } = input;
    const meeting = { number: (last?.number ?? 0) + 1, title, place, agenda, startsAt: startOf(input) };
    const [row] = await ctx.db
      .insert(meetings)
      .values({ ...meeting, roundId: round.id, calledBy: ctx.actor!.userId, calledAt: ctx.now })
      .returning({ id: meetings.id });
    await recordAudit(ctx, {
      act: "council.meeting_called",
      subject: { kind: "round", id: round.id },
      after: { meetingId: row!.id, ...meeting },
    });
    await writeToMembers(ctx, round, meeting);
    return meeting.number;
  });
}

async function writeToMembers(
  ctx: WriteContext,
  round: RoundDetails,
  meeting: Parameters<typeof meetingMail>[2],
): Promise<void> {
  const readers = await ctx.db
    .select({ name: users.name, email: users.email, locale: users.locale })
    .from(councilMembers)
    .innerJoin(users, and(eq(users.id, councilMembers.userId), isNull(users.disabledAt)))
    .where(and(eq(councilMembers.roundId, round.id), isNull(councilMembers.endedAt)))
    .orderBy(asc(councilMembers.appointedAt), asc(users.name));
  for (const reader of readers) await queueLetter(ctx, reader, () => meetingMail(reader.name, round, meeting));
}
