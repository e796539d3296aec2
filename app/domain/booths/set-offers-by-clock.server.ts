import { eq } from "drizzle-orm";
import { fairs } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { lockFair } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import { whyNotChange } from "./policy";
import { refuse, refuseNotGiving } from "./refusals.server";

/**
 * Whether free booths are offered to the waiting list by the clock. Refused: "not_found", "forbidden" to all but organiser and secretary, "closed"
 * for a fair that was cancelled or whose report is settled.
 */
export function setOffersByClock(ctx: Context, fairId: string, { on }: { readonly on: boolean }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockFair(ctx, fairId);
    refuseNotGiving(ctx, fair);
    refuse(whyNotChange(fair), "closed");
    if (fair.offersByClock === on) return;
    await ctx.db.update(fairs).set({ offersByClock: on }).where(eq(fairs.id, fair.id));
    await recordAudit(ctx, {
      act: "fairs.offers_by_clock_set",
      subject: { kind: "fair", id: fair.id },
      before: { on: fair.offersByClock },
      after: { on },
    });
  });
}
