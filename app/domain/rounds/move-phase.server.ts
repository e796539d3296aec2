import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { enterPhase } from "./enter-phase.server";
import { factsOfRound } from "./facts.server";
import type { MovePhaseForm } from "./forms";
import { lockRound } from "./lock-round.server";
import { whyNotMove } from "./moves";
import { mayRunRound } from "./policy";
import { spansKey } from "./rules";

/**
 * Go on to a later phase now: the current one closes at this instant, the other opens. Scoring begins with its sheets.
 * Refused: "conflict" when someone has moved the round since the person looked, "closed" with what stands in the way.
 */
export function movePhase(ctx: Context, roundId: string, input: MovePhaseForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRound(ctx, roundId);
    if (!ctx.actor || !mayRunRound(ctx.actor, round)) throw new DomainError("forbidden", m.rounds_not_your_agency());
    const isAsSeen = input.seen === undefined || input.seen === spansKey(round.phases);
    if ((input.from ?? null) !== round.phase || !isAsSeen)
      throw new DomainError("conflict", m.rounds_moved_meanwhile());
    const facts = await factsOfRound(ctx, round.id);
    const { to, reason, override = false } = input;
    const whyNot = whyNotMove(round, to, facts, { override });
    if (whyNot) throw new DomainError("closed", whyNot);
    await enterPhase(ctx, round, { to, by: { userId: ctx.actor.userId, reason }, override, facts });
  });
}
