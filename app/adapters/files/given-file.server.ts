import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";

/** A file as it came from outside: it lies in a temporary file until a store keeps it, never as a whole in memory. */
export interface GivenFile {
  /** As the person named it. */
  readonly name: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Hex. */
  readonly sha256: string;
}

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Where files lie between the wire and the store. Beside the store, because a machine's /tmp may be its memory. */
export const incomingFolder = ({ DATA_DIR }: { readonly DATA_DIR: string }) => path.join(DATA_DIR, "incoming");

/** Write what comes into a file of its own in this folder. Whoever takes it removes it; nothing stays when it breaks off. */
export async function takeFile(folder: string, name: string, content: Bytes): Promise<GivenFile> {
  await mkdir(folder, { recursive: true });
  const target = path.join(folder, randomUUID());
  try {
    const handle = await open(target, "wx", 0o600);
    const written = await write(handle, content).finally(() => handle.close());
    return { name, path: target, ...written };
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
}

async function write(handle: FileHandle, content: Bytes): Promise<{ size: number; sha256: string }> {
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of content) {
    hash.update(chunk);
    await handle.writeFile(chunk);
    size += chunk.length;
  }
  return { size, sha256: hash.digest("hex") };
}

/** Remove files that a process which died had taken. before: what was written since stays. */
export async function removeAbandoned(folder: string, before: Date): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const target = path.join(folder, name);
    const found = await stat(target).catch(() => null);
    if (found && found.mtime < before) await rm(target, { force: true });
  }
}
