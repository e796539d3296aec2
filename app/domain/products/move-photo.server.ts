import { eq } from "drizzle-orm";
import { productPhotos } from "~/db/schema";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import type { PhotoMoveForm } from "./forms";
import { lockPhotos } from "./lock-product.server";
import { moved } from "./rules";

/** Show a photo one place earlier or later. */
export function movePhoto(ctx: Context, productId: string, input: PhotoMoveForm & { photoId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const photos = await lockPhotos(ctx, productId, input.photoId);
    for (const [place, photo] of moved(photos, input.photoId, input.direction).entries()) {
      if (photo.position === place + 1) continue;
      await ctx.db
        .update(productPhotos)
        .set({ position: place + 1 })
        .where(eq(productPhotos.id, photo.id));
    }
  });
}
