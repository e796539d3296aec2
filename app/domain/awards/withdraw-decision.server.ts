import { eq } from "drizzle-orm";
import { decisionItems, decisions } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { recordEvent } from "../ledger/record-event.server";
import { inTransaction } from "../transaction.server";
import type { WithdrawDecisionForm } from "./forms";
import { lockDecision } from "./lock-decision.server";
import { mayRecordDecision, whyNotWithdrawDecision } from "./policy";

/**
 * Take back a decision that was recorded with a mistake, before its results are released: the list is the council's again, and a
 * decision may be recorded anew, also under the same number. The row stays, with the reason.
 * Refused: "not_found", "forbidden", "conflict" once it was released or withdrawn.
 */
export function withdrawDecision(ctx: Context, decisionId: string, { reason }: WithdrawDecisionForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { round, decision } = await lockDecision(ctx, decisionId);
    if (!mayRecordDecision(ctx.actor, round)) throw new DomainError("forbidden", m.errors_forbidden_title());
    const whyNot = whyNotWithdrawDecision(decision);
    if (whyNot) throw new DomainError("conflict", whyNot);

    const by = ctx.actor!.userId;
    await ctx.db
      .update(decisions)
      .set({ withdrawnAt: ctx.now, withdrawnBy: by, withdrawnReason: reason })
      .where(eq(decisions.id, decision.id));
    await ctx.db.update(decisionItems).set({ isLive: false }).where(eq(decisionItems.decisionId, decision.id));
    await recordEvent(ctx, {
      roundId: round.id,
      kind: "decision_withdrawn",
      payload: { decision: decision.id, number: decision.number },
      sealed: { reason },
    });
    await recordAudit(ctx, {
      act: "decisions.withdrawn",
      subject: { kind: "round", id: round.id },
      before: { number: decision.number, decidedOn: decision.decidedOn },
      after: { reason },
    });
  });
}
