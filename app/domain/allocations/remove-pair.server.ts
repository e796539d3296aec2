import { eq } from "drizzle-orm";
import { allocationPairs } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { lockFairToAllocate } from "./lock-run.server";
import { pairsOfFair } from "./queries.server";

/** No longer mind how two applications stand. Refused: "not_found", "forbidden" to all but organiser and secretary, "closed". */
export function removePair(ctx: Context, fairId: string, pairId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockFairToAllocate(ctx, fairId);
    const pair = (await pairsOfFair(ctx, fair.id)).find((one) => one.id === pairId);
    if (!pair) throw new DomainError("not_found", m.allocations_pair_gone());
    await ctx.db.delete(allocationPairs).where(eq(allocationPairs.id, pair.id));
    await recordAudit(ctx, {
      act: "allocations.pair_removed",
      subject: { kind: "fair", id: fair.id },
      before: {
        applications: [pair.first.number, pair.second.number].toSorted(),
        kind: pair.kind,
        isMust: pair.isMust,
      },
    });
  });
}
