import sharp, { type Sharp } from "sharp";
import type { GivenFile } from "./given-file.server";
import { type FileRefusal, hasMacros, isMisnamed, mediaTypeOf } from "./kind.server";

/** 20 MB: the largest picture a phone writes, and some. */
export const MAX_PICTURE_BYTES = 20_000_000;
const MAX_PIXELS = 120_000_000;
const MAX_EDGE = 2560;
const WIDTHS = [320, 640, 1280, 1920];

// A photo is read once: nothing of it is worth keeping open.
sharp.cache({ files: 0 });

export type PictureType = "image/jpeg" | "image/png" | "image/webp" | "image/avif";
const TYPES: readonly string[] = ["image/jpeg", "image/png", "image/webp", "image/avif"] satisfies PictureType[];

/** width, height: pixels, as the picture is seen (turned as its EXIF says). */
export type PictureReading =
  | { ok: true; mediaType: PictureType; width: number; height: number }
  | { ok: false; reason: FileRefusal };

/** Whether a file is a picture we can use. The type is told by the bytes; a name that says it is none is not believed. */
export async function readPicture(file: GivenFile): Promise<PictureReading> {
  if (file.size > MAX_PICTURE_BYTES) return { ok: false, reason: "too_large" };
  if (await hasMacros(file)) return { ok: false, reason: "macros" };
  const mediaType = await mediaTypeOf(file);
  if (!mediaType || !TYPES.includes(mediaType)) return { ok: false, reason: "wrong_type" };
  if (isMisnamed(file, mediaType)) return { ok: false, reason: "misnamed" };
  try {
    const { autoOrient, width, height } = await sharp(file.path, { limitInputPixels: false }).metadata();
    if (width * height > MAX_PIXELS) return { ok: false, reason: "too_many_pixels" };
    // Only decoding to the last pixel tells a whole file from a cut one.
    await open(file).resize(16, 16, { fit: "inside" }).raw().toBuffer();
    return { ok: true, mediaType: mediaType as PictureType, ...autoOrient };
  } catch {
    return { ok: false, reason: "truncated" };
  }
}

export interface PictureVariant {
  bytes: Buffer;
  mediaType: "image/jpeg" | "image/webp";
  /** Pixels. */
  width: number;
  height: number;
}

export interface PictureVariants {
  /** For download and print: JPEG (WebP when it has transparent parts), at most 2560 pixels a side. */
  original: PictureVariant;
  /** WebP of at most 320, 640, 1280 and 1920 pixels wide, narrowest first; none wider than the picture. */
  webp: PictureVariant[];
  /** A blurred miniature as a data: address, about 150 bytes, to show while a variant loads. */
  placeholder: string;
}

/**
 * Everything that pages show of a picture: turned upright, in sRGB and without metadata (place, camera, time).
 * file: accepted by readPicture before.
 */
export async function makeVariants(file: GivenFile): Promise<PictureVariants> {
  // Decoded once; all variants come from these pixels.
  const { data, info } = await open(file)
    .resize(MAX_EDGE, MAX_EDGE, { fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });

  const webp: PictureVariant[] = [];
  for (const width of new Set(WIDTHS.map((width) => Math.min(width, info.width)))) {
    webp.push(await encode(pixels().resize({ width }).webp({ quality: 80 }), "image/webp"));
  }
  // Not mozjpeg: it takes ten times the work for a sixth less.
  const original =
    info.channels === 4
      ? await encode(pixels().webp({ quality: 90 }), "image/webp")
      : await encode(pixels().jpeg({ quality: 88 }), "image/jpeg");
  const miniature = await pixels().resize({ width: 16 }).blur(1).webp({ quality: 40 }).toBuffer();
  return { original, webp, placeholder: `data:image/webp;base64,${miniature.toString("base64")}` };
}

function open({ path }: GivenFile): Sharp {
  return sharp(path, { failOn: "error", limitInputPixels: MAX_PIXELS }).autoOrient();
}

async function encode(picture: Sharp, mediaType: PictureVariant["mediaType"]): Promise<PictureVariant> {
  const { data, info } = await picture.toBuffer({ resolveWithObject: true });
  return { bytes: data, mediaType, width: info.width, height: info.height };
}
