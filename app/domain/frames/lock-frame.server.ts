import { eq } from "drizzle-orm";
import { pointFrames } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { lockRound } from "../rounds/lock-round.server";
import type { RoundDetails } from "../rounds/queries.server";
import { mayDecideFrame, whyNotFrame } from "./policy";
import { frameSeatsOf } from "./queries.server";

/** A proposed frame under its round's lock, for the chair: see `decideFrame` for what is refused. */
export async function lockFrame(
  ctx: WriteContext,
  frameId: string,
  seen: Date,
): Promise<{ round: RoundDetails; frame: typeof pointFrames.$inferSelect }> {
  const [known] = await ctx.db
    .select({ roundId: pointFrames.roundId })
    .from(pointFrames)
    .where(eq(pointFrames.id, frameId));
  if (!known) throw new DomainError("not_found", m.frames_not_found());
  const round = await lockRound(ctx, known.roundId);
  const [frame] = await ctx.db.select().from(pointFrames).where(eq(pointFrames.id, frameId));
  if (!mayDecideFrame(ctx.actor, round, await frameSeatsOf(ctx, round.id))) {
    throw new DomainError("forbidden", m.frames_not_chair());
  }
  const closed = whyNotFrame(round);
  if (closed) throw new DomainError("closed", closed);
  if (frame!.decidedAt || frame!.proposedAt.getTime() !== seen.getTime()) {
    throw new DomainError("conflict", m.frames_changed_meanwhile());
  }
  return { round, frame: frame! };
}
