import { eq } from "drizzle-orm";
import { products } from "~/db/schema";
import { nameKey } from "~/lib/vietnamese-text";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import type { EditProductForm } from "./forms";
import { lockProduct } from "./lock-product.server";

/** Change the facts of a product. Its address stays: it may be printed on a label. */
export function editProduct(ctx: Context, id: string, input: EditProductForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const before = await lockProduct(ctx, id);
    await ctx.db
      .update(products)
      .set({ ...input, summary: input.summary ?? null, nameKey: nameKey(input.name) })
      .where(eq(products.id, id));
    await recordAudit(ctx, {
      act: "products.edited",
      subject: { kind: "product", id },
      before: { name: before.name, groupCode: before.groupCode, setCase: before.setCase },
      after: { name: input.name, groupCode: input.groupCode, setCase: input.setCase },
    });
  });
}
