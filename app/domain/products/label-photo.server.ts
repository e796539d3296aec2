import { eq } from "drizzle-orm";
import { productPhotos } from "~/db/schema";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import type { PhotoViewForm } from "./forms";
import { lockPhotos } from "./lock-product.server";

/** Say which side of the product a photo shows. */
export function labelPhoto(ctx: Context, productId: string, input: PhotoViewForm & { photoId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await lockPhotos(ctx, productId, input.photoId);
    await ctx.db.update(productPhotos).set({ view: input.view }).where(eq(productPhotos.id, input.photoId));
  });
}
