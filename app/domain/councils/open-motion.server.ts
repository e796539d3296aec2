import { eq, max } from "drizzle-orm";
import { motions } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import type { RoundDetails } from "../rounds/queries.server";
import { inTransaction } from "../transaction.server";
import { attendeesOf, bodyOf } from "./attendance.server";
import type { OpenMotionForm } from "./forms";
import { readList } from "./list.server";
import { lockMeeting, openMotionsOf } from "./lock-council.server";
import { whyNotPutMotion, whyNotThisSize, whyNotVoteNow } from "./policy";
import { recordSizeException, sizeExceptionsOf } from "./size-exceptions.server";

/**
 * Put something to the vote in an open meeting that has its quorum, one thing at a time. A council of a size that the rules do
 * not allow votes only with a reason, which is asked once for that size and goes to the minutes. A motion on the list asks for
 * a verdict on every entry that passed, and a reason for each that is not the proposal; it freezes the list until it is closed.
 * Returns its number within the meeting. Refused: "closed" with what is missing, "invalid" (sizeReason) for the size.
 */
export function openMotion(ctx: Context, meetingId: string, input: OpenMotionForm): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const { round, meeting } = await lockMeeting(ctx, meetingId);
    const body = bodyOf(await attendeesOf(ctx, meeting));
    const isVoting = (await openMotionsOf(ctx, round)).length > 0;
    const whyNot = whyNotVoteNow(meeting, isVoting, round.rules.quorum.value, body);
    if (whyNot) throw new DomainError("closed", whyNot);
    const list = input.kind === "list" ? await readList(ctx, round) : null;
    const notThis = whyNotPutMotion(input.kind, round, list);
    if (notThis) throw new DomainError("closed", notThis);
    await acceptSize(ctx, round, meeting.id, body.members, input.sizeReason);

    const [last] = await ctx.db
      .select({ number: max(motions.number) })
      .from(motions)
      .where(eq(motions.meetingId, meeting.id));
    const { kind, text, ballot } = input;
    const motion = { number: (last?.number ?? 0) + 1, kind, text, ballot };
    const [row] = await ctx.db
      .insert(motions)
      .values({ ...motion, meetingId: meeting.id, rulesHash: round.rulesHash!, openedAt: ctx.now })
      .returning({ id: motions.id });
    await recordAudit(ctx, {
      act: "council.motion_opened",
      subject: { kind: "meeting", id: meeting.id },
      after: { motionId: row!.id, ...motion, ...body },
    });
    return motion.number;
  });
}

/** The reason is asked where none was given for a council of this size yet. */
async function acceptSize(
  ctx: WriteContext,
  round: RoundDetails,
  meetingId: string,
  seats: number,
  reason: string | undefined,
): Promise<void> {
  const wrong = whyNotThisSize(round.rules, round.level, seats);
  if (!wrong) return;
  const known = (await sizeExceptionsOf(ctx, round.id)).some((one) => one.seats === seats);
  if (known) return;
  if (!reason) throw new DomainError("invalid", wrong, { sizeReason: [wrong] });
  await recordSizeException(ctx, round.id, { meetingId, seats, reason });
}
