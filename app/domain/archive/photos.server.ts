import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { asc, eq, inArray } from "drizzle-orm";
import type { FileStore } from "~/adapters/files/index";
import { files, fileVariants, productPhotos } from "~/db/schema";
import { ORIGINAL } from "../attachments/rules";
import type { Context } from "../context";
import type { ArchiveWriter } from "./writer.server";

/** For a phone and for a screen; those in between are left out. */
const WIDTHS = [640, 1280];

/** A product's photo as the archive keeps it. */
export interface ArchivedPhoto {
  /** From the archive's folder. */
  readonly path: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * The photos of products in their order, in the widths an archive keeps, narrowest first in each. The caller names products with a
 * public award. Returns where they lie once `writePhotos` has put them there.
 */
export async function photosToKeep(
  ctx: Context,
  productIds: readonly string[],
): Promise<Map<string, (ArchivedPhoto & { readonly storageKey: string })[][]>> {
  const rows = await ctx.db
    .select({
      productId: productPhotos.productId,
      fileId: productPhotos.fileId,
      whole: { width: files.width, height: files.height },
      width: fileVariants.width,
      storageKey: fileVariants.storageKey,
      form: fileVariants.name,
    })
    .from(productPhotos)
    .innerJoin(files, eq(files.id, productPhotos.fileId))
    .innerJoin(fileVariants, eq(fileVariants.fileId, files.id))
    .where(inArray(productPhotos.productId, [...productIds]))
    .orderBy(asc(productPhotos.position), asc(productPhotos.id), asc(fileVariants.width));
  const found = new Map<string, Map<string, (ArchivedPhoto & { storageKey: string })[]>>();
  for (const { productId, fileId, whole, width, storageKey, form } of rows) {
    if (form === ORIGINAL || !width || !whole.width || !whole.height) continue;
    const photos = found.get(productId) ?? new Map();
    found.set(productId, photos);
    const height = Math.round((width * whole.height) / whole.width);
    photos.set(fileId, [
      ...(photos.get(fileId) ?? []),
      { path: `photos/${fileId}-${form}.webp`, width, height, storageKey },
    ]);
  }
  return new Map(
    [...found].map(([productId, photos]) => [productId, [...photos.values()].map((forms) => chosen(forms))]),
  );
}

/** Of a photo narrower than a width, its widest form. */
function chosen<Form extends { readonly width: number }>(forms: readonly Form[]): Form[] {
  const wanted = WIDTHS.map((width) => forms.find((form) => form.width >= width) ?? forms.at(-1)!);
  return [...new Set(wanted)];
}

/** Returns the photos that are there; what the store has lost is left out. */
export async function writePhotos(
  writer: ArchiveWriter,
  store: FileStore,
  photos: readonly (readonly (ArchivedPhoto & { readonly storageKey: string })[])[],
): Promise<ArchivedPhoto[][]> {
  const written: ArchivedPhoto[][] = [];
  for (const forms of photos) {
    const kept: ArchivedPhoto[] = [];
    for (const { storageKey, ...form } of forms) {
      const stored = await store.get(storageKey);
      if (!stored) continue;
      await writer.pipeFrom(form.path, Readable.fromWeb(stored.body as NodeStream));
      kept.push(form);
    }
    if (kept.length > 0) written.push(kept);
  }
  return written;
}
