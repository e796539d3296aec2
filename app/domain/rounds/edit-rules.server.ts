import { eq } from "drizzle-orm";
import { rounds } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { leavesOf, misfitsOf } from "../schemes/criteria";
import { inTransaction } from "../transaction.server";
import { type RulesForm, withRuleFields } from "./forms";
import { lockRound } from "./lock-round.server";
import { mayPrepareRounds, sentenceOfMisfit, whyNotEditRules } from "./policy";
import { writeCriteria } from "./write-criteria.server";

/**
 * Set the values and the points of a draft's rules.
 * Refused: "closed" once the round is open, "invalid" with one sentence a criterion whose parts do not add up to it.
 */
export function editRules(ctx: Context, roundId: string, input: RulesForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRound(ctx, roundId);
    if (!mayPrepareRounds(ctx.actor, round.agencyId)) throw new DomainError("forbidden", m.rounds_not_your_agency());
    const frozen = whyNotEditRules(round);
    if (frozen) throw new DomainError("closed", frozen);
    if (input.maxima.length !== leavesOf(round.rules.criteria.value).length) {
      throw new DomainError("invalid", m.errors_invalid());
    }
    const rules = withRuleFields(round.rules, input, input.maxima);
    const misfits = misfitsOf(rules).map(sentenceOfMisfit);
    if (misfits.length > 0) throw new DomainError("invalid", misfits.join(" "), { maxima: misfits });

    await ctx.db.update(rounds).set({ rules }).where(eq(rounds.id, round.id));
    await writeCriteria(ctx, round.id, rules);
    await recordAudit(ctx, {
      act: "rounds.rules_edited",
      subject: { kind: "round", id: round.id },
      before: { rules: round.rules },
      after: { rules },
    });
  });
}
