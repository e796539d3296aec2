import { and, eq } from "drizzle-orm";
import { decisionItems, listItems, mergedEntries, merges, products } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { recordEvent } from "../ledger/record-event.server";
import { inTransaction } from "../transaction.server";
import type { UndoMergeForm } from "./forms";
import { lockCouncil } from "./lock-council.server";
import { refuseFrozenList, refuseOwn } from "./set-list-items.server";

/**
 * Take a set apart: its entries stand by themselves again, without a verdict. Its product stays archived.
 * Refused: "closed" out of time and while the list is voted on, "forbidden" for a set of one's own establishment, "conflict" for one
 * that is undone or recognised by a decision.
 */
export function undoMerge(ctx: Context, mergeId: string, { reason }: UndoMergeForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const [found] = isUuid(mergeId)
      ? await ctx.db.select({ roundId: merges.roundId }).from(merges).where(eq(merges.id, mergeId))
      : [];
    if (!found) throw new DomainError("not_found", m.councils_set_unknown());
    const { round } = await lockCouncil(ctx, found.roundId);
    const [merge] = await ctx.db.select().from(merges).where(eq(merges.id, mergeId)).for("update");
    await refuseFrozenList(ctx, round);
    if (merge!.undoneAt) throw new DomainError("conflict", m.councils_set_is_undone());
    refuseOwn(ctx, await makerOf(ctx, merge!));
    if (await isDecided(ctx, merge!))
      throw new DomainError("conflict", m.councils_item_decided({ product: merge!.name }));

    await ctx.db.update(merges).set({ undoneAt: ctx.now }).where(eq(merges.id, mergeId));
    await ctx.db.update(mergedEntries).set({ isLive: false }).where(eq(mergedEntries.mergeId, mergeId));
    await ctx.db
      .delete(listItems)
      .where(and(eq(listItems.roundId, round.id), eq(listItems.nominationId, merge!.leadNominationId)));
    await recordEvent(ctx, {
      roundId: round.id,
      kind: "merge_undone",
      payload: { merge: mergeId, lead: merge!.leadNominationId },
      sealed: { reason },
    });
    await recordAudit(ctx, {
      act: "council.merge_undone",
      subject: { kind: "round", id: round.id },
      before: { mergeId, name: merge!.name, lead: merge!.leadNominationId },
      after: { reason },
    });
  });
}

/** Read of the set itself: one whose entries no longer pass is on no row of the list. */
function makerOf(ctx: WriteContext, { productId }: typeof merges.$inferSelect) {
  return ctx.db.select({ establishmentId: products.establishmentId }).from(products).where(eq(products.id, productId));
}

async function isDecided(ctx: WriteContext, { leadNominationId }: typeof merges.$inferSelect): Promise<boolean> {
  const [item] = await ctx.db
    .select({ nominationId: decisionItems.nominationId })
    .from(decisionItems)
    .where(and(eq(decisionItems.nominationId, leadNominationId), eq(decisionItems.isLive, true)));
  return item !== undefined;
}
