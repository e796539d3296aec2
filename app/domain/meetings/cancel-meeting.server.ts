import { eq, sql } from "drizzle-orm";
import { fairMeetings } from "~/db/schema";
import type { MeetingActor } from "~/lib/vocabulary";
import { MEETING_SIDES } from "~/lib/vocabulary";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { ReasonForm } from "./forms";
import { type LockedSession, lockMeeting, type Standpoint } from "./lock.server";
import { inWords, tellSide, type Words } from "./notices.server";
import { whyNotCancel } from "./policy";
import type { MeetingRow } from "./queries.server";

/**
 * Call off a meeting that both sides wanted, by one of them or by the organiser; who did not do it is told why, and who did has it taken out of
 * their calendar. Its table and time are free again.
 * Refused: as `lockMeeting`; "closed" for one that is not agreed on, or is over, and where the fair is.
 */
export function cancelMeeting(
  ctx: Context,
  from: Standpoint,
  meetingId: string,
  { reason }: ReasonForm,
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { meeting, side, ...locked } = await lockMeeting(ctx, from, meetingId);
    const refusal = whyNotCancel(locked.fair, meeting, ctx.now);
    if (refusal) throw new DomainError("closed", refusal);
    const [ended] = await endMeetings(ctx, locked, [meeting], { by: side, reason });
    // Without a time it is in no calendar.
    if (side !== "organiser" && meeting.from) await tellSide(ctx, locked, ended!, side, OWN);
  });
}

/** Why, they know themselves. */
const OWN = { kind: "cancelled_by_you", text: "" } as const;

interface Ending {
  readonly by: MeetingActor;
  readonly reason: Words;
}

/**
 * Under the lock of their session: meetings that were agreed on are cancelled, requests taken back; the other sides are told. Returns them as
 * they are then.
 */
export async function endMeetings(
  ctx: WriteContext,
  locked: LockedSession,
  meetings: readonly MeetingRow[],
  { by, reason: said }: Ending,
): Promise<MeetingRow[]> {
  const all: MeetingRow[] = [];
  const reason = inWords(said);
  for (const meeting of meetings) {
    const state = meeting.state === "accepted" ? "cancelled" : "withdrawn";
    await ctx.db
      .update(fairMeetings)
      .set({
        ...{ state, endedBy: by, endedAt: ctx.now, endedReason: reason },
        sequence: sql`${fairMeetings.sequence} + 1`,
      })
      .where(eq(fairMeetings.id, meeting.id));
    await recordAudit(ctx, {
      act: `meetings.${state}`,
      subject: { kind: "fair", id: locked.fair.id },
      after: { meetingId: meeting.id, by, reason },
    });
    const ended = { ...meeting, state, sequence: meeting.sequence + 1 } as const;
    for (const side of MEETING_SIDES.filter((one) => one !== by)) {
      await tellSide(ctx, locked, ended, side, { kind: state, text: said });
    }
    all.push(ended);
  }
  return all;
}
