import { and, eq } from "drizzle-orm";
import { phases, rounds } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { hashOfRules } from "../schemes/publish-scheme.server";
import { inTransaction } from "../transaction.server";
import type { OpenRoundForm } from "./forms";
import { freezeRules } from "./freeze-rules.server";
import { lockRound } from "./lock-round.server";
import { mayPrepareRounds } from "./policy";
import { whyNotOpen } from "./preparation";
import { territoryOf } from "./queries.server";
import { spansKey, timetableOf } from "./rules";
import { writeCriteria } from "./write-criteria.server";

/**
 * Open a round to the public: its rules freeze under their hash, their criteria are laid out for the jury, and from here the
 * phases follow the clock. Until nominations open the round is announced (phase "call"); an opening date already past is now.
 * seen: the rules and dates that were looked at; left out, those of this moment.
 * Refused: "closed" when it is open, "conflict" when rules or dates became others since, "invalid" with everything that is missing.
 */
export function openRound(ctx: Context, roundId: string, seen?: OpenRoundForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRound(ctx, roundId);
    if (!mayPrepareRounds(ctx.actor, round.agencyId)) throw new DomainError("forbidden", m.rounds_not_your_agency());
    if (!round.openedAt && seen && (seen.version !== round.rulesVersion || seen.dates !== spansKey(round.phases))) {
      throw new DomainError("conflict", m.rounds_opening_changed_meanwhile());
    }
    const reasons = whyNotOpen(round, await territoryOf(ctx, round.id), ctx.now);
    if (reasons.length > 0) throw new DomainError(round.openedAt ? "closed" : "invalid", reasons.join(" "));

    await writeCriteria(ctx, round.id, round.rules);
    const rulesHash = hashOfRules(round.rules);
    const openedBy = ctx.actor!.userId;
    await ctx.db
      .update(rounds)
      .set({ rules: round.rules, rulesHash, openedAt: ctx.now, openedBy })
      .where(eq(rounds.id, round.id));
    const opensAt = timetableOf(round.phases)!.nominationOpensAt;
    if (opensAt > ctx.now) {
      await ctx.db
        .insert(phases)
        .values({ roundId: round.id, kind: "call", opensAt: ctx.now, closesAt: opensAt, setBy: openedBy });
    } else {
      await ctx.db
        .update(phases)
        .set({ opensAt: ctx.now, setBy: openedBy })
        .where(and(eq(phases.roundId, round.id), eq(phases.kind, "nomination")));
    }
    await freezeRules(ctx, { ...round, rulesHash });
    await recordAudit(ctx, { act: "rounds.opened", subject: { kind: "round", id: round.id }, after: { rulesHash } });
  });
}
