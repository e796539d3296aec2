import { eq } from "drizzle-orm";
import { fairBudgetItems } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import type { FairDetails } from "./fair-details.server";
import { lockToPrepare } from "./lock-to-prepare.server";

/**
 * Lock the fair of a line of its budget and read the line as it stands then. seen: the version that the person read.
 * Throws "not_found"; as `lockToPrepare`; "conflict" when someone else changed it since.
 */
export async function lockBudgetItem(
  ctx: WriteContext,
  itemId: string,
  seen: number,
): Promise<{ fair: FairDetails; item: typeof fairBudgetItems.$inferSelect }> {
  const read = async () => (await ctx.db.select().from(fairBudgetItems).where(eq(fairBudgetItems.id, itemId)))[0];
  const found = await read();
  if (!found) throw new DomainError("not_found", m.fairs_budget_item_not_found());
  const fair = await lockToPrepare(ctx, found.fairId);
  const item = await read();
  if (!item) throw new DomainError("not_found", m.fairs_budget_item_not_found());
  if (item.version !== seen) throw new DomainError("conflict", m.fairs_budget_item_changed_meanwhile());
  return { fair, item };
}
