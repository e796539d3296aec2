import { eq, sql } from "drizzle-orm";
import { rounds } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { factsOfRound } from "./facts.server";
import { lockRound } from "./lock-round.server";
import { mayPrepareRounds, whyNotReopen } from "./policy";

/**
 * Begin to write down the rules that the council puts in force instead, from those in force now. Nothing changes by it.
 * Refused: "forbidden", "closed" before opening and after a decision, "conflict" when someone began already.
 */
export function startReopening(ctx: Context, roundId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRound(ctx, roundId);
    if (!mayPrepareRounds(ctx.actor, round.agencyId)) throw new DomainError("forbidden", m.rounds_not_your_agency());
    const closed = whyNotReopen(round, await factsOfRound(ctx, round.id));
    if (closed) throw new DomainError("closed", closed);
    const [row] = await ctx.db.select({ reopened: rounds.reopenedRules }).from(rounds).where(eq(rounds.id, round.id));
    if (row!.reopened) throw new DomainError("conflict", m.rounds_reopening_exists());
    await ctx.db
      .update(rounds)
      .set({
        reopenedRules: round.rules,
        rulesVersion: sql`${rounds.rulesVersion} + 1`,
        rulesSavedAt: ctx.now,
        rulesSavedBy: ctx.actor!.userId,
      })
      .where(eq(rounds.id, round.id));
    await recordAudit(ctx, {
      act: "rounds.reopening_started",
      subject: { kind: "round", id: round.id },
      after: { rulesHash: round.rulesHash },
    });
  });
}
