import { decisionItems, decisions } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { recordEvent } from "../ledger/record-event.server";
import { lockRound } from "../rounds/lock-round.server";
import type { RoundDetails } from "../rounds/queries.server";
import { computeTally } from "../tallies/queries.server";
import { takeTally } from "../tallies/take-tally.server";
import { inTransaction } from "../transaction.server";
import { type CheckedDecision, checkDecision, numberTaken } from "./check-decision.server";
import type { DecisionForm } from "./forms";

/**
 * Record the recognition decision of a round: it recognises what the council's list leaves to it, entries and sets, and the tally
 * it rests on is kept. Where it leaves nothing, that is the result. Nothing is announced: `releaseResults` does that, and until then it may be withdrawn. A round may have
 * several decisions (a second list). Returns the decision's id.
 * Refused: "forbidden" also for one's own product, "closed" out of time, "invalid" for a list that is not complete, has nothing new
 * or goes over the cap, for a day before the list could be decided, and where neither a motion nor a note says how the council
 * approved it; "conflict" for a number already used that day, and for a list
 * that is no longer the one which was seen.
 * Source: docs/rules/awards.md#decision.
 */
export function recordDecision(ctx: Context, roundId: string, input: DecisionForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRound(ctx, roundId);
    const checked = await checkDecision(ctx, round, input);

    const tally = await computeTally(ctx, round);
    const tallyId = await takeTally(ctx, { id: round.id, rulesHash: round.rulesHash! }, tally);
    const id = await insertDecision(ctx, round, tallyId, checked, input);
    const items = checked.items.map(({ position, nominationId, mergeId, productId, tier }) => ({
      nominationId,
      mergeId,
      productId,
      position,
      tier,
      isPutForward: input.putForward.includes(nominationId),
    }));
    if (items.length > 0) {
      await ctx.db.insert(decisionItems).values(items.map((item) => ({ decisionId: id, ...item })));
    }

    const { number, decidedOn } = input;
    const { motionId, approvalNote } = checked;
    await recordEvent(ctx, {
      roundId: round.id,
      kind: "decision_recorded",
      payload: { decision: id, number, decidedOn, agency: checked.agency.name, motion: motionId, approvalNote, items },
    });
    await recordAudit(ctx, {
      act: "decisions.recorded",
      subject: { kind: "round", id: round.id },
      after: { number, decidedOn, recognised: items.length },
    });
    return id;
  });
}

async function insertDecision(
  ctx: WriteContext,
  round: RoundDetails,
  tallyId: string,
  { agency, motionId, approvalNote }: CheckedDecision,
  { number, decidedOn, place, signerName, signerTitle }: DecisionForm,
): Promise<string> {
  const [row] = await ctx.db
    .insert(decisions)
    .values({
      roundId: round.id,
      tallyId,
      agencyId: agency.id,
      agencyName: agency.name,
      number,
      decidedOn,
      place,
      signerName,
      signerTitle,
      motionId,
      approvalNote,
      recordedBy: ctx.actor!.userId,
      recordedAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: decisions.id });
  // Another round of the agency took the number meanwhile: only the round's own row is locked.
  if (!row) throw numberTaken(number);
  return row.id;
}
