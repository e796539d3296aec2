/**
 * What was packed by gzip or deflate (with zlib's head). Little may be packed so that it fills all memory: it ends at `most` bytes.
 * Throws RangeError for more, TypeError for what was not packed so, or was cut.
 */
export async function unpack(packed: Uint8Array, format: "gzip" | "deflate", most: number): Promise<Uint8Array> {
  const through = new DecompressionStream(format) as ReadableWritablePair<Uint8Array, Uint8Array>;
  const reader = new Blob([Uint8Array.from(packed)]).stream().pipeThrough(through).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError(`More than ${most} bytes`);
    }
    parts.push(read.value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
