import { eq, max } from "drizzle-orm";
import { fairBudgetItems } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import type { AddBudgetItemForm } from "./forms";
import { lockToPrepare } from "./lock-to-prepare.server";

/** A line at the end of the budget. Two at once are both kept: their places are counted under the fair's lock. Refused: as `lockToPrepare`. */
export function addBudgetItem(ctx: Context, fairId: string, input: AddBudgetItemForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockToPrepare(ctx, fairId);
    const [last] = await ctx.db
      .select({ position: max(fairBudgetItems.position) })
      .from(fairBudgetItems)
      .where(eq(fairBudgetItems.fairId, fair.id));
    const values = { ...input, spent: input.spent ?? null };
    const [item] = await ctx.db
      .insert(fairBudgetItems)
      .values({ ...values, fairId: fair.id, position: (last?.position ?? 0) + 1 })
      .returning({ id: fairBudgetItems.id });
    await recordAudit(ctx, {
      act: "fairs.budget_item_added",
      subject: { kind: "fair", id: fair.id },
      after: { line: item!.id, ...values },
    });
    return item!.id;
  });
}
