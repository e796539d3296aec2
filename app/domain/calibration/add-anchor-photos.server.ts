import { asc, eq } from "drizzle-orm";
import type { GivenFile } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import { calibrationPhotos } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { keepPhoto } from "../attachments/store-photo.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { MOST_ANCHOR_PHOTOS } from "./forms";
import { lockAnchor } from "./lock-calibration.server";

export interface AddedAnchorPhotos {
  readonly added: number;
  /** Files that could not be used, each with a sentence that names it; the others are kept all the same. */
  readonly refused: readonly string[];
}

/** Add photos to an anchor. One broken file does not lose the others. Refused as `lockAnchor`. */
export async function addAnchorPhotos(
  ctx: Context,
  store: FileStore,
  anchorId: string,
  uploads: readonly GivenFile[],
): Promise<AddedAnchorPhotos> {
  await inTransaction(ctx, (ctx) => lockAnchor(ctx, anchorId));
  const refused: string[] = [];
  let added = 0;
  // One after the other: decoding a phone's picture takes some hundred megabytes.
  for (const upload of uploads) {
    try {
      const { fileId } = await keepPhoto(ctx, store, null, upload);
      await attach(ctx, anchorId, fileId);
      added += 1;
    } catch (error) {
      if (!(error instanceof DomainError) || (error.code !== "invalid" && error.code !== "conflict")) throw error;
      refused.push(error.message);
    }
  }
  return { added, refused };
}

function attach(ctx: Context, anchorId: string, fileId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await lockAnchor(ctx, anchorId);
    const photos = await ctx.db
      .select({ position: calibrationPhotos.position })
      .from(calibrationPhotos)
      .where(eq(calibrationPhotos.anchorId, anchorId))
      .orderBy(asc(calibrationPhotos.position));
    if (photos.length >= MOST_ANCHOR_PHOTOS) {
      throw new DomainError("conflict", m.products_photos_too_many({ count: MOST_ANCHOR_PHOTOS }));
    }
    await ctx.db.insert(calibrationPhotos).values({ anchorId, fileId, position: (photos.at(-1)?.position ?? 0) + 1 });
  });
}
