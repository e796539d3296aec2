import { and, eq } from "drizzle-orm";
import { contentKey } from "~/adapters/files/content-key.server";
import type { FileStore } from "~/adapters/files/index";
import {
  MAX_PICTURE_BYTES,
  makeVariants,
  type PictureRefusal,
  type PictureVariant,
  readPicture,
} from "~/adapters/files/pictures.server";
import { files, fileVariants } from "~/db/schema";
import { formatBytes } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { sha256Hex } from "~/lib/hash.server";
import { normalizeText } from "~/lib/vietnamese-text";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { mayKeepFiles } from "./policy";
import { ORIGINAL, variantName } from "./rules";

export interface NewPhoto {
  readonly establishmentId: string;
  /** As the person named the file. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface StoredPhoto {
  readonly fileId: string;
  /** Pixels of the largest form that is kept. */
  readonly width: number;
  readonly height: number;
}

/**
 * Keep a photo of an establishment: private, upright, without its metadata, in several widths.
 * The same picture given twice is kept once. Throws "invalid" with a sentence for a file that is no usable picture.
 * Source: docs/rules/attachments.md#photos.
 */
export async function storePhoto(ctx: Context, store: FileStore, photo: NewPhoto): Promise<StoredPhoto> {
  if (!mayKeepFiles(ctx.actor, photo.establishmentId))
    throw new DomainError("forbidden", m.establishments_not_member());
  const reading = await readPicture(photo.bytes);
  if (!reading.ok) throw new DomainError("invalid", whyNotUsable(photo.name, reading.reason));

  const { original, webp, placeholder } = await makeVariants(photo.bytes);
  const sha256 = sha256Hex(original.bytes);
  const known = await knownPhoto(ctx, photo.establishmentId, sha256);
  if (known) return known;

  // The bytes first: rows must never name what is not there. Bytes without a row have no address.
  const forms = [
    { name: ORIGINAL, ...original },
    ...webp.map((variant) => ({ name: variantName(variant.width), ...variant })),
  ];
  const kept = await Promise.all(forms.map((form) => keep(store, form)));
  return inTransaction(ctx, async (ctx) => {
    const [file] = await ctx.db
      .insert(files)
      .values({
        establishmentId: photo.establishmentId,
        uploadedBy: ctx.actor?.userId ?? null,
        name: normalizeText(photo.name).slice(0, 200) || "photo",
        mediaType: original.mediaType,
        size: original.bytes.length,
        sha256,
        width: original.width,
        height: original.height,
        blur: placeholder,
        createdAt: ctx.now,
      })
      .returning({ id: files.id });
    await ctx.db.insert(fileVariants).values(kept.map((form) => ({ fileId: file!.id, ...form })));
    return { fileId: file!.id, width: original.width, height: original.height };
  });
}

async function keep(store: FileStore, { name, bytes, mediaType, width, height }: PictureVariant & { name: string }) {
  const storageKey = contentKey(bytes, mediaType === "image/webp" ? "webp" : "jpg");
  await store.put(storageKey, bytes, mediaType);
  return { name, mediaType, size: bytes.length, width, height, storageKey };
}

async function knownPhoto(ctx: Context, establishmentId: string, sha256: string): Promise<StoredPhoto | null> {
  const [file] = await ctx.db
    .select({ fileId: files.id, width: files.width, height: files.height })
    .from(files)
    .where(and(eq(files.establishmentId, establishmentId), eq(files.sha256, sha256)))
    .limit(1);
  return file?.width && file.height ? { fileId: file.fileId, width: file.width, height: file.height } : null;
}

/** What is wrong with a file that was meant to be a photo, and what to do about it. */
export function whyNotUsable(name: string, reason: PictureRefusal): string {
  switch (reason) {
    case "too_large":
      return m.products_photo_too_large({ name, limit: formatBytes(MAX_PICTURE_BYTES) });
    case "wrong_type":
      return m.products_photo_wrong_type({ name });
    case "truncated":
      return m.products_photo_truncated({ name });
    case "too_many_pixels":
      return m.products_photo_too_many_pixels({ name });
  }
}
