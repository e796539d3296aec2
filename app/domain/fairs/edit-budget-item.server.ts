import { eq } from "drizzle-orm";
import { fairBudgetItems } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import type { EditBudgetItemForm } from "./forms";
import { lockBudgetItem } from "./lock-budget-item.server";

/** Another amount, name or source of a line. Refused: as `lockBudgetItem`. */
export function editBudgetItem(ctx: Context, itemId: string, { seen, ...input }: EditBudgetItemForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { fair, item } = await lockBudgetItem(ctx, itemId, seen);
    const values = { ...input, spent: input.spent ?? null };
    await ctx.db
      .update(fairBudgetItems)
      .set({ ...values, version: item.version + 1 })
      .where(eq(fairBudgetItems.id, item.id));
    const { source, item: name, planned, spent, legalSource } = item;
    await recordAudit(ctx, {
      act: "fairs.budget_item_edited",
      subject: { kind: "fair", id: fair.id },
      before: { line: item.id, source, item: name, planned, spent, legalSource },
      after: { line: item.id, ...values },
    });
  });
}
