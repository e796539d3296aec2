import { eq, max } from "drizzle-orm";
import { fairBudgetItems } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import { refuseOther } from "./added-before";
import type { AddBudgetItemForm } from "./forms";
import { lockToPrepare } from "./lock-to-prepare.server";

/** A line at the end of the budget. Two at once are both kept: their places are counted under the fair's lock. The same form sent twice adds one. Refused: as `lockToPrepare`; "conflict" for another line with its key. */
export function addBudgetItem(ctx: Context, fairId: string, input: AddBudgetItemForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockToPrepare(ctx, fairId);
    const { key = null, ...typed } = input;
    const values = { ...typed, spent: typed.spent ?? null };
    const [before] = key ? await ctx.db.select().from(fairBudgetItems).where(eq(fairBudgetItems.key, key)) : [];
    if (before) {
      refuseOther(before, { ...values, fairId: fair.id });
      return before.id;
    }
    const [last] = await ctx.db
      .select({ position: max(fairBudgetItems.position) })
      .from(fairBudgetItems)
      .where(eq(fairBudgetItems.fairId, fair.id));
    const [item] = await ctx.db
      .insert(fairBudgetItems)
      .values({ ...values, fairId: fair.id, key, position: (last?.position ?? 0) + 1 })
      .returning({ id: fairBudgetItems.id });
    await recordAudit(ctx, {
      act: "fairs.budget_item_added",
      subject: { kind: "fair", id: fair.id },
      after: { line: item!.id, ...values },
    });
    return item!.id;
  });
}
