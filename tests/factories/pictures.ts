import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import zlib from "node:zlib";
import sharp from "sharp";
import { diskFileStore } from "~/adapters/files/disk.server";
import { type GivenFile, takeFile } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import { nextNumber } from "./counter";

/** A folder of its own. */
export function aFileStore(): FileStore {
  return diskFileStore(fs.mkdtempSync(path.join(os.tmpdir(), "tinh-hoa-files-")));
}

/** A file as an upload leaves it: in a temporary file. */
export function aGivenFile(name: string, bytes: Uint8Array): Promise<GivenFile> {
  return takeFile(path.join(os.tmpdir(), "tinh-hoa-given"), name, [bytes]);
}

/** A JPEG with detail, so that its file has a middle to be cut in; no two are the same. */
export async function aJpeg({ width = 1600, height = 1200, exif = false } = {}): Promise<Buffer> {
  const seed = nextNumber();
  const pixels = Buffer.alloc(width * height * 3);
  for (let place = 0; place < pixels.length; place += 1) pixels[place] = (place * seed + (place >> 9) * 13) % 256;
  const picture = sharp(pixels, { raw: { width, height, channels: 3 } });
  const told = exif ? picture.withExif({ IFD0: { Make: "Máy ảnh", Artist: "Bà Mười" } }) : picture;
  return told.jpeg({ quality: 40 }).toBuffer();
}

/** The smallest thing that is a PDF by its bytes. */
export function aPdf(text = `paper ${nextNumber()}`): Buffer {
  return Buffer.from(`%PDF-1.4\n% ${text}\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n`);
}

/** A PNG of a few kilobytes that unfolds into 135 million pixels. */
export function aHugePng(width = 15_000, height = 9_000): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(zlib.crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1; // one bit a pixel, grey
  const pixels = zlib.deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * height));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}
