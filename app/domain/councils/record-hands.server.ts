import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { attendeesOf } from "./attendance.server";
import { keepVote } from "./cast-vote.server";
import type { RecordHandsForm } from "./forms";
import { lockMotion } from "./lock-council.server";

/**
 * Write down a show of hands of an open ballot for members who are there. Who has voted already keeps the own vote.
 * Returns how many were written. Refused: "closed" after the end and for a secret ballot, "invalid" for someone not there.
 */
export function recordHands(ctx: Context, motionId: string, input: RecordHandsForm): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const { meeting, motion } = await lockMotion(ctx, motionId);
    if (motion.closedAt) throw new DomainError("closed", m.councils_vote_too_late());
    if (motion.ballot === "secret") throw new DomainError("closed", m.councils_hands_not_secret());
    const there = (await attendeesOf(ctx, meeting)).filter((one) => one.isPresent).map((one) => one.memberId);
    const shown = Object.entries(input.hands).map(([memberId, choice]) => ({ memberId, choice }));
    if (shown.some((hand) => !there.includes(hand.memberId))) {
      throw new DomainError("invalid", m.councils_hand_not_there());
    }
    const { rest } = input;
    const others = there.filter((memberId) => !shown.some((hand) => hand.memberId === memberId));
    const hands = [...shown, ...(rest ? others.map((memberId) => ({ memberId, choice: rest })) : [])];

    const kept: typeof hands = [];
    for (const hand of hands) if (await keepVote(ctx, motion, hand.memberId, hand.choice)) kept.push(hand);
    if (kept.length === 0) return 0;
    await recordAudit(ctx, {
      act: "council.hands_recorded",
      subject: { kind: "motion", id: motion.id },
      after: { recordedBy: ctx.actor!.userId, votes: kept },
    });
    return kept.length;
  });
}
