import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { promisify } from "node:util";
import { createGunzip, gunzip } from "node:zlib";
import { SetupError } from "./setup-error";

/** Write what is compressed with gzip to a file as it is read; compressed where the file's name ends in .gz. */
export async function writeGzipped(packed: ReadableStream<Uint8Array>, file: string): Promise<void> {
  const source = Readable.fromWeb(packed as NodeStream);
  const target = createWriteStream(file);
  await (file.endsWith(".gz") ? pipeline(source, target) : pipeline(source, createGunzip(), target));
}

const unpack = promisify(gunzip);

/** The text of a file, compressed with gzip or not. Throws SetupError for one that cannot be read or unpacked. */
export async function readMaybeGzipped(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new SetupError(`${file}: ${error.code === "ENOENT" ? "no such file" : error.message}`);
  });
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString("utf8");
  const unpacked = await unpack(bytes).catch((error: Error) => {
    throw new SetupError(`${file}: not whole (${error.message})`);
  });
  return unpacked.toString("utf8");
}
