import { eq, sql } from "drizzle-orm";
import { ledgerEvents, tallies, tallyEntries } from "~/db/schema";
import { fractionText } from "~/lib/points";
import type { WriteContext } from "../context";
import { recordEvent } from "../ledger/record-event.server";
import { requireFrozenRules } from "../rounds/frozen-rules.server";
import type { RoundTally } from "./queries.server";

/**
 * Keep a tally as the base of a decision, in the decision's own transaction. The caller has locked the round and checked the policy.
 * Returns its id. Throws "conflict" when the rules in force are not the frozen ones.
 */
export async function takeTally(
  ctx: WriteContext,
  round: { readonly id: string; readonly rulesHash: string },
  tally: RoundTally,
): Promise<string> {
  await requireFrozenRules(ctx, round.id);
  const [size] = await ctx.db
    .select({ events: sql<number>`count(*)::int` })
    .from(ledgerEvents)
    .where(eq(ledgerEvents.roundId, round.id));
  const [row] = await ctx.db
    .insert(tallies)
    .values({
      roundId: round.id,
      takenAt: ctx.now,
      takenBy: ctx.actor!.userId,
      rulesHash: round.rulesHash,
      ledgerSize: size!.events,
    })
    .returning({ id: tallies.id });
  const tallyId = row!.id;
  if (tally.rows.length > 0) {
    await ctx.db.insert(tallyEntries).values(
      tally.rows.map(({ nominationId, sheets, sum, divisor, rank, passed, outcome }) => ({
        tallyId,
        nominationId,
        sheets,
        sum,
        divisor,
        rank,
        passed,
        outcome,
      })),
    );
  }
  await recordEvent(ctx, {
    roundId: round.id,
    kind: "tally_taken",
    payload: {
      tally: tallyId,
      rulesHash: round.rulesHash,
      ledgerSize: size!.events,
      entries: tally.rows.map(({ nominationId, sheets, score, rank, outcome }) => ({
        nomination: nominationId,
        sheets,
        mean: score && fractionText(score),
        rank,
        outcome,
      })),
    },
  });
  return tallyId;
}
