/** Where the bytes of pictures, papers and finished documents are kept. The database remembers the keys. */
export interface FileStore {
  /**
   * Keep the bytes under a key until they are deleted. What is kept under a key never changes: keys are made from the
   * content (see `contentKey`), so storing the same bytes again is no error.
   * key: 4 to 128 small letters, digits, dots, dashes and underscores. Throws RangeError for another form.
   */
  put(key: string, content: Content, mediaType: string): Promise<void>;
  /** null when nothing is kept under the key. */
  get(key: string): Promise<StoredFile | null>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
}

/** Bytes at hand, or a file of this machine that is read piece by piece. */
export type Content = Buffer | { readonly path: string };

export interface StoredFile {
  /** Nothing is opened before the first read, so a stream that is never read needs no closing. */
  body: ReadableStream<Uint8Array>;
  /** Bytes. */
  size: number;
}

/** Throws RangeError for a key that a path or an address could misread. */
export function checkKey(key: string): void {
  if (!/^[a-z0-9][a-z0-9._-]{3,127}$/.test(key) || key.includes("..")) throw new RangeError(`Not a file key: ${key}`);
}

/** The whole file in memory. */
export async function bytesOf(file: StoredFile): Promise<Buffer> {
  return Buffer.from(await new Response(file.body).arrayBuffer());
}
