import { eq } from "drizzle-orm";
import { productPhotos } from "~/db/schema";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import { lockPhotos } from "./lock-product.server";

/**
 * Take a photo off a product, and off its public page at once. What a jury saw stays in the sealed dossiers that name it; a file
 * that nothing names any more is swept away later (`sweepFiles`).
 */
export function removePhoto(ctx: Context, productId: string, input: { photoId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await lockPhotos(ctx, productId, input.photoId);
    await ctx.db.delete(productPhotos).where(eq(productPhotos.id, input.photoId));
  });
}
