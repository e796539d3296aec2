import { and, eq, isNull } from "drizzle-orm";
import { pointFrames } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { lockRound } from "../rounds/lock-round.server";
import type { CriterionRule } from "../schemes/rules";
import { inTransaction } from "../transaction.server";
import { mayProposeFrame, whyFrameDoesNotHold, whyNotFrame } from "./policy";
import { frameSeatsOf } from "./queries.server";

/**
 * Propose the point frame of a round; a proposal that still waits is replaced. Returns the frame's id.
 * Refused: "forbidden", "closed" outside the time between opening and scoring, "invalid" when the frame does not add up, has
 * gaps between bands, or changes a criterion of the first rank.
 */
export function proposeFrame(
  ctx: Context,
  roundId: string,
  input: { readonly criteria: CriterionRule[]; readonly note: string | null },
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRound(ctx, roundId);
    if (!mayProposeFrame(ctx.actor, round, await frameSeatsOf(ctx, round.id))) {
      throw new DomainError("forbidden", m.frames_not_head());
    }
    const closed = whyNotFrame(round);
    if (closed) throw new DomainError("closed", closed);
    const wrong = whyFrameDoesNotHold(round.rules, input.criteria);
    if (wrong.length > 0) throw new DomainError("invalid", wrong.join(" "), { roots: wrong });

    const values = { criteria: input.criteria, note: input.note, proposedBy: ctx.actor!.userId, proposedAt: ctx.now };
    const [replaced] = await ctx.db
      .update(pointFrames)
      .set(values)
      .where(and(eq(pointFrames.roundId, round.id), isNull(pointFrames.decidedAt)))
      .returning({ id: pointFrames.id });
    const frame =
      replaced ??
      (
        await ctx.db
          .insert(pointFrames)
          .values({ roundId: round.id, ...values })
          .returning({ id: pointFrames.id })
      )[0]!;
    await recordAudit(ctx, {
      act: "frames.proposed",
      subject: { kind: "round", id: round.id },
      after: { frame: frame.id, criteria: input.criteria, note: input.note },
    });
    return frame.id;
  });
}
