import { eq } from "drizzle-orm";
import { fairBudgetItems } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import type { SeenForm } from "./forms";
import { lockBudgetItem } from "./lock-budget-item.server";

/** Take a line out of the budget; the audit keeps what it was. Refused: as `lockBudgetItem`. */
export function removeBudgetItem(ctx: Context, itemId: string, { seen }: SeenForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { fair, item } = await lockBudgetItem(ctx, itemId, seen);
    await ctx.db.delete(fairBudgetItems).where(eq(fairBudgetItems.id, item.id));
    const { source, item: name, planned, spent, legalSource } = item;
    await recordAudit(ctx, {
      act: "fairs.budget_item_removed",
      subject: { kind: "fair", id: fair.id },
      before: { line: item.id, source, item: name, planned, spent, legalSource },
    });
  });
}
