import { contentKey } from "~/adapters/files/content-key.server";
import type { GivenFile } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import type { FileRefusal } from "~/adapters/files/kind.server";
import { MAX_PICTURE_BYTES, makeVariants, type PictureVariant, readPicture } from "~/adapters/files/pictures.server";
import { formatBytes } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { sha256Hex } from "~/lib/hash.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { keepFile, type NewForm } from "./keep-file.server";
import { mayKeepFiles } from "./policy";
import { ORIGINAL, variantName } from "./rules";

export interface StoredPhoto {
  readonly fileId: string;
  /** Pixels of the largest form that is kept. */
  readonly width: number;
  readonly height: number;
}

/**
 * Keep a photo of an establishment: upright, without its metadata, in several widths. The same picture given twice is kept
 * once. Throws "invalid" with a sentence for a file that is no usable picture.
 * Source: docs/rules/attachments.md#photos.
 */
export async function storePhoto(
  ctx: Context,
  store: FileStore,
  establishmentId: string,
  photo: GivenFile,
): Promise<StoredPhoto> {
  if (!mayKeepFiles(ctx.actor, establishmentId)) throw new DomainError("forbidden", m.establishments_not_member());
  return keepPhoto(ctx, store, establishmentId, photo);
}

/**
 * The same for a photo of no establishment (null). Part of an act that holds the policy; throws "invalid" as `storePhoto`.
 */
export async function keepPhoto(
  ctx: Context,
  store: FileStore,
  establishmentId: string | null,
  photo: GivenFile,
): Promise<StoredPhoto> {
  const reading = await readPicture(photo);
  if (!reading.ok) throw new DomainError("invalid", whyNotUsable(photo.name, reading.reason));

  const { original, webp, placeholder } = await makeVariants(photo);
  const { mediaType, width, height, bytes } = original;
  const kept = await keepFile(
    ctx,
    store,
    {
      establishmentId,
      name: photo.name,
      mediaType,
      size: bytes.length,
      sha256: sha256Hex(bytes),
      width,
      height,
      blur: placeholder,
    },
    [formOf(ORIGINAL, original), ...webp.map((variant) => formOf(variantName(variant.width), variant))],
  );
  return { fileId: kept.id, width: kept.width ?? width, height: kept.height ?? height };
}

function formOf(name: string, { bytes, mediaType, width, height }: PictureVariant): NewForm {
  const storageKey = contentKey(sha256Hex(bytes), mediaType === "image/webp" ? "webp" : "jpg");
  return { name, mediaType, size: bytes.length, width, height, storageKey, content: bytes };
}

/** What is wrong with a file that was meant to be a photo, and what to do about it. */
function whyNotUsable(name: string, reason: FileRefusal): string {
  switch (reason) {
    case "too_large":
      return m.products_photo_too_large({ name, limit: formatBytes(MAX_PICTURE_BYTES) });
    case "wrong_type":
      return m.products_photo_wrong_type({ name });
    case "macros":
      return m.errors_file_macros({ name });
    case "misnamed":
      return m.errors_file_misnamed({ name });
    case "truncated":
      return m.products_photo_truncated({ name });
    case "too_many_pixels":
      return m.products_photo_too_many_pixels({ name });
  }
}
