import { and, eq, isNull } from "drizzle-orm";
import { meetings, motions } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { MotionKind } from "~/lib/vocabulary";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { lockRound } from "../rounds/lock-round.server";
import type { RoundDetails } from "../rounds/queries.server";
import { type CouncilAt, readableCouncil } from "./queries.server";

/**
 * Lock a round for what its council does: everything but a vote is written under this lock, so that nothing moves beneath it.
 * "not_found" to those who may not know of it, "forbidden" to those who may not run the council.
 */
export async function lockCouncil(ctx: WriteContext, roundId: string): Promise<CouncilAt> {
  return runnable(await readableCouncil(ctx, await lockRound(ctx, roundId)));
}

type Meeting = typeof meetings.$inferSelect;
type Motion = typeof motions.$inferSelect;

/** The same for a meeting; its row is locked too. */
export async function lockMeeting(ctx: WriteContext, id: string): Promise<CouncilAt & { readonly meeting: Meeting }> {
  const [found] = isUuid(id)
    ? await ctx.db.select({ roundId: meetings.roundId }).from(meetings).where(eq(meetings.id, id))
    : [];
  if (!found) throw new DomainError("not_found", m.councils_meeting_unknown());
  const council = await lockCouncil(ctx, found.roundId);
  const [meeting] = await ctx.db.select().from(meetings).where(eq(meetings.id, id)).for("update");
  return { ...council, meeting: meeting! };
}

/** The same for a motion: votes being cast are waited for, and those that come later wait for the end of this. */
export async function lockMotion(
  ctx: WriteContext,
  id: string,
): Promise<CouncilAt & { readonly meeting: Meeting; readonly motion: Motion }> {
  const [found] = isUuid(id)
    ? await ctx.db.select({ meetingId: motions.meetingId }).from(motions).where(eq(motions.id, id))
    : [];
  if (!found) throw new DomainError("not_found", m.councils_motion_unknown());
  const meeting = await lockMeeting(ctx, found.meetingId);
  const [motion] = await ctx.db.select().from(motions).where(eq(motions.id, id)).for("update");
  return { ...meeting, motion: motion! };
}

function runnable(council: CouncilAt): CouncilAt {
  if (!council.mayRun) throw new DomainError("forbidden", m.councils_not_yours_to_run());
  return council;
}

export interface OpenMotion {
  readonly kind: MotionKind;
  readonly meetingId: string;
}

/** The motions of a round that are being voted on: one at most, as a meeting votes on one thing at a time. */
export async function openMotionsOf(ctx: WriteContext, round: Pick<RoundDetails, "id">): Promise<OpenMotion[]> {
  return ctx.db
    .select({ kind: motions.kind, meetingId: motions.meetingId })
    .from(motions)
    .innerJoin(meetings, eq(meetings.id, motions.meetingId))
    .where(and(eq(meetings.roundId, round.id), isNull(motions.closedAt)));
}

/** The members a vote is counted of stay the same until its end. The caller has locked the round. */
export async function refuseWhileVoting(ctx: WriteContext, round: Pick<RoundDetails, "id">): Promise<void> {
  if ((await openMotionsOf(ctx, round)).length > 0) throw new DomainError("conflict", m.councils_motion_is_open());
}

/** A meeting is called to a time to come. */
export function refusePast(ctx: WriteContext, startsAt: Date): void {
  if (startsAt > ctx.now) return;
  const sentence = m.councils_starts_in_past();
  throw new DomainError("invalid", sentence, { startsOn: [sentence] });
}
