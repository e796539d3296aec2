import { makeZip } from "client-zip";

export interface ZipEntry {
  /** Its path in the archive, with slashes. */
  readonly name: string;
  readonly modifiedAt: Date;
  /** Asked for when its turn comes. */
  readonly open: () => Promise<ReadableStream<Uint8Array> | Uint8Array>;
}

/**
 * A zip archive that is made while it is read: of each entry only the part on its way is in memory. Entries are stored as they
 * are, for photos and scans do not get smaller.
 */
export function zipStream(entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>): ReadableStream<Uint8Array> {
  return makeZip(opened(entries));
}

async function* opened(entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>) {
  for await (const { name, modifiedAt, open } of entries) {
    const content = await open();
    // The library's types know no bytes of a shared buffer; it reads them all the same.
    yield {
      name,
      lastModified: modifiedAt,
      input: content as Exclude<typeof content, Uint8Array> | Uint8Array<ArrayBuffer>,
    };
  }
}
