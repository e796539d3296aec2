import { eq, sql } from "drizzle-orm";
import { rounds } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import type { DiscardReopeningForm } from "./forms";
import { lockRules } from "./lock-rules.server";
import { refuseDraft } from "./reopen-rules.server";

/** Drop what was written of a reopening; the rules in force stay. Refused as `lockRules`, and "closed" for a draft round. */
export function discardReopening(ctx: Context, roundId: string, input: DiscardReopeningForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { round } = await lockRules(ctx, roundId, input.version);
    refuseDraft(round);
    await ctx.db
      .update(rounds)
      .set({ reopenedRules: null, rulesVersion: sql`${rounds.rulesVersion} + 1` })
      .where(eq(rounds.id, round.id));
    await recordAudit(ctx, { act: "rounds.reopening_discarded", subject: { kind: "round", id: round.id } });
  });
}
