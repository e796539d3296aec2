import { deflateSync } from "node:zlib";
import sharp from "sharp";

/** Pixels a side: 170 dots an inch over the whole of an A4 sheet. */
const MAX_EDGE = 2000;

/** A picture as a PDF carries it: decoded once, drawn on as many sheets as there are. */
export interface PrintPicture {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** JPEG. */
  readonly bytes: Buffer;
  /** How opaque each pixel is, a byte each, deflated; null where all are. */
  readonly mask: Buffer | null;
}

export async function printPicture(bytes: Buffer): Promise<PrintPicture> {
  const picture = sharp(bytes).resize(MAX_EDGE, MAX_EDGE, { fit: "inside", withoutEnlargement: true });
  const { data, info } = await picture
    .clone()
    .flatten({ background: "#FFFFFF" })
    .toColourspace("srgb")
    .jpeg({ quality: 88 })
    .toBuffer({ resolveWithObject: true });
  const { hasAlpha } = await sharp(bytes).metadata();
  const mask = hasAlpha ? deflateSync(await picture.clone().extractChannel("alpha").raw().toBuffer()) : null;
  return { width: info.width, height: info.height, bytes: data, mask };
}

/** The same for a page. */
export const pictureUrl = ({ bytes }: Pick<PrintPicture, "bytes">): string =>
  `data:image/jpeg;base64,${bytes.toString("base64")}`;
