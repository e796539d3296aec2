import { inArray } from "drizzle-orm";
import { files, productPhotos } from "~/db/schema";
import type { WriteContext } from "../context";

/**
 * Make the photos of recognised products readable by everybody. Part of recording a decision, which holds the policy.
 * Papers stay private.
 */
export async function publishPhotos(ctx: WriteContext, productIds: readonly string[]): Promise<void> {
  if (productIds.length === 0) return;
  const shown = ctx.db
    .select({ id: productPhotos.fileId })
    .from(productPhotos)
    .where(inArray(productPhotos.productId, [...productIds]));
  await ctx.db.update(files).set({ visibility: "public" }).where(inArray(files.id, shown));
}
