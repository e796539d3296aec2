import { crc32, deflateRawSync } from "node:zlib";

export interface SampleEntry {
  name: string;
  text?: string;
  /** Deflated content, instead of text. */
  packed?: Buffer;
  /** What the archive claims the content unpacks to. */
  declaredSize?: number;
}

/** A zip archive written by hand, so that it can lie. */
export function zipOf(entries: SampleEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text = "", packed = deflateRawSync(text), declaredSize = Buffer.byteLength(text) } of entries) {
    const title = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(text), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(declaredSize, 18);
    shared.writeUInt16LE(title.length, 22);
    const file = Buffer.concat([Buffer.from("PK\u0003\u0004"), shared, title, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\0", "latin1"), shared, place, title]));
    files.push(file);
    offset += file.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...directory, end]);
}
