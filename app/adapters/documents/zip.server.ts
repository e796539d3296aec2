import { promisify } from "node:util";
import { crc32, inflateRaw } from "node:zlib";

const inflate = promisify(inflateRaw);
const END_RECORD = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const MAX_ENTRIES = 5000;

export class ZipError extends Error {
  constructor(readonly reason: "not_a_zip" | "corrupt" | "too_large") {
    super(`Zip archive: ${reason}`);
    this.name = "ZipError";
  }
}

interface Entry {
  method: number;
  crc: number;
  start: number;
  size: number;
}

/**
 * A zip archive in memory whose entries are unpacked one by one, as they are asked for.
 * What an archive says about its unpacked sizes is not believed: unpacking stops at the budget.
 * Source: PKWARE APPNOTE 6.3; no encryption, no zip64.
 */
export class Zip {
  private readonly entries: Map<string, Entry>;
  private budget: number;

  /** budget: bytes that all entries together may unpack to. Throws ZipError. */
  constructor(
    private readonly bytes: Buffer,
    budget: number,
  ) {
    this.budget = budget;
    this.entries = directoryOf(bytes);
  }

  /** The unpacked entry, null when there is none of that name. Throws ZipError. */
  async read(name: string): Promise<Buffer | null> {
    const entry = this.entries.get(name);
    if (!entry) return null;
    const content = await this.unpack(entry);
    this.budget -= content.length;
    if (this.budget < 0) throw new ZipError("too_large");
    if (crc32(content) !== entry.crc) throw new ZipError("corrupt");
    return content;
  }

  private async unpack({ method, start, size }: Entry): Promise<Buffer> {
    const packed = this.bytes.subarray(start, start + size);
    if (method === 0) return packed;
    try {
      return await inflate(packed, { maxOutputLength: Math.max(1, this.budget) });
    } catch (error) {
      throw new ZipError((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE" ? "too_large" : "corrupt");
    }
  }
}

function directoryOf(bytes: Buffer): Map<string, Entry> {
  if (bytes.length < 4 || bytes.toString("latin1", 0, 2) !== "PK") throw new ZipError("not_a_zip");
  try {
    const end = endRecordOf(bytes);
    const count = bytes.readUInt16LE(end + 10);
    if (count > MAX_ENTRIES) throw new ZipError("too_large");
    const entries = new Map<string, Entry>();
    let at = bytes.readUInt32LE(end + 16);
    for (let left = count; left > 0; left -= 1) at = readEntry(bytes, at, entries);
    return entries;
  } catch (error) {
    // A read past the end of the buffer is a RangeError: the archive was cut or changed.
    throw error instanceof ZipError ? error : new ZipError("corrupt");
  }
}

function endRecordOf(bytes: Buffer): number {
  const earliest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= earliest; at -= 1) if (bytes.readUInt32LE(at) === END_RECORD) return at;
  throw new ZipError("corrupt");
}

/** Returns where the next entry of the directory begins. */
function readEntry(bytes: Buffer, at: number, entries: Map<string, Entry>): number {
  const isEncrypted = (bytes.readUInt16LE(at + 8) & 1) === 1;
  const method = bytes.readUInt16LE(at + 10);
  if (bytes.readUInt32LE(at) !== DIRECTORY_ENTRY || isEncrypted || (method !== 0 && method !== 8)) {
    throw new ZipError("corrupt");
  }
  const size = bytes.readUInt32LE(at + 20);
  const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
  const local = bytes.readUInt32LE(at + 42);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (start + size > bytes.length) throw new ZipError("corrupt");
  entries.set(bytes.toString("utf8", at + 46, nameEnd), { method, crc: bytes.readUInt32LE(at + 16), start, size });
  return nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
}
