import { asc, eq } from "drizzle-orm";
import type { GivenFile } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import { productPhotos } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { adviceForPhoto, type PhotoAdvice } from "../attachments/rules";
import { type StoredPhoto, storePhoto } from "../attachments/store-photo.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { lockProduct } from "./lock-product.server";
import { productById } from "./queries.server";
import { likelyView, MOST_PHOTOS } from "./rules";

export interface AddedPhotos {
  readonly added: readonly { readonly name: string; readonly advice: PhotoAdvice | null }[];
  /** Files that could not be used, each with a sentence that names it; the others are kept all the same. */
  readonly refused: readonly string[];
}

/**
 * Add photos to a product, each taken for the first view that is missing; those of a product in the gallery are public from now
 * on. One broken file does not lose the others.
 * Throws as `lockProduct` does.
 */
export async function addPhotos(
  ctx: Context,
  store: FileStore,
  productId: string,
  uploads: readonly GivenFile[],
): Promise<AddedPhotos> {
  const { establishmentId } = await productById(ctx, productId);
  await inTransaction(ctx, (ctx) => lockProduct(ctx, productId));
  const added: { name: string; advice: PhotoAdvice | null }[] = [];
  const refused: string[] = [];
  // One after the other: decoding a phone's picture takes some hundred megabytes.
  for (const upload of uploads) {
    try {
      const photo = await storePhoto(ctx, store, establishmentId, upload);
      await attach(ctx, productId, upload.name, photo);
      added.push({ name: upload.name, advice: adviceForPhoto(photo) });
    } catch (error) {
      if (!(error instanceof DomainError) || (error.code !== "invalid" && error.code !== "conflict")) throw error;
      refused.push(error.message);
    }
  }
  return { added, refused };
}

function attach(ctx: Context, productId: string, name: string, photo: StoredPhoto): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await lockProduct(ctx, productId);
    const photos = await ctx.db
      .select()
      .from(productPhotos)
      .where(eq(productPhotos.productId, productId))
      .orderBy(asc(productPhotos.position));
    if (photos.some((one) => one.fileId === photo.fileId)) {
      throw new DomainError("conflict", m.products_photo_twice({ name }));
    }
    if (photos.length >= MOST_PHOTOS)
      throw new DomainError("conflict", m.products_photos_too_many({ count: MOST_PHOTOS }));
    await ctx.db.insert(productPhotos).values({
      productId,
      fileId: photo.fileId,
      view: likelyView(photos),
      position: (photos.at(-1)?.position ?? 0) + 1,
    });
  });
}
