import { and, eq } from "drizzle-orm";
import { phases } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { createSheets } from "./create-sheets.server";
import { factsOfRound } from "./facts.server";
import type { MovePhaseForm } from "./forms";
import { lockRound } from "./lock-round.server";
import { mayRunRound, whyNotMove } from "./policy";
import { spansKey } from "./rules";

/**
 * Go on to a later phase now: the current one closes at this instant, the other opens. Scoring begins with its sheets.
 * Refused: "conflict" when someone has moved the round since the person looked, "closed" with what stands in the way.
 */
export function movePhase(ctx: Context, roundId: string, input: MovePhaseForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRound(ctx, roundId);
    if (!mayRunRound(ctx.actor, round)) throw new DomainError("forbidden", m.rounds_not_your_agency());
    const isAsSeen = input.seen === undefined || input.seen === spansKey(round.phases);
    if ((input.from ?? null) !== round.phase || !isAsSeen)
      throw new DomainError("conflict", m.rounds_moved_meanwhile());
    const facts = await factsOfRound(ctx, round.id);
    const override = input.override ?? false;
    const whyNot = whyNotMove(round, input.to, facts, { override });
    if (whyNot) throw new DomainError("closed", whyNot);

    const setBy = ctx.actor!.userId;
    const { reason, to } = input;
    if (round.phase) {
      await ctx.db
        .update(phases)
        .set({ closesAt: ctx.now })
        .where(and(eq(phases.roundId, round.id), eq(phases.kind, round.phase)));
    }
    // Nominations keep the end that was announced; every other phase lasts until the next begins.
    const announced = round.phases.find((phase) => phase.kind === to)?.closesAt ?? null;
    const closesAt = to === "nomination" && announced && announced > ctx.now ? announced : null;
    await ctx.db
      .insert(phases)
      .values({ roundId: round.id, kind: to, opensAt: ctx.now, closesAt, setBy, reason })
      .onConflictDoUpdate({
        target: [phases.roundId, phases.kind],
        set: { opensAt: ctx.now, closesAt, setBy, reason },
      });
    const sheets = to === "scoring" ? await createSheets(ctx, round.id) : 0;
    await recordAudit(ctx, {
      act: "rounds.phase_moved",
      subject: { kind: "round", id: round.id },
      before: { phase: round.phase },
      after: { phase: to, reason, override, sheets, openSheets: facts.sheets.open },
    });
  });
}
