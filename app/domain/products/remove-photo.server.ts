import { and, eq, notExists, sql } from "drizzle-orm";
import { dossierSnapshots, files, productPhotos } from "~/db/schema";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import { lockPhotos } from "./lock-product.server";

/**
 * Take a photo off a product. Its file goes too, unless another product shows it or a sealed dossier names it: what a jury
 * saw stays.
 */
export function removePhoto(ctx: Context, productId: string, input: { photoId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const photos = await lockPhotos(ctx, productId, input.photoId);
    const { fileId } = photos.find((photo) => photo.id === input.photoId)!;
    await ctx.db.delete(productPhotos).where(eq(productPhotos.id, input.photoId));
    const named = JSON.stringify([{ fileId }]);
    const shown = ctx.db.select({ id: productPhotos.id }).from(productPhotos).where(eq(productPhotos.fileId, fileId));
    const sealed = ctx.db
      .select({ id: dossierSnapshots.id })
      .from(dossierSnapshots)
      .where(sql`${dossierSnapshots.content} -> 'photos' @> ${named}::jsonb`);
    await ctx.db.delete(files).where(and(eq(files.id, fileId), notExists(shown), notExists(sealed)));
  });
}
