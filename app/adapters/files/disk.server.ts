import { randomUUID } from "node:crypto";
import { constants, copyFile, type FileHandle, mkdir, open, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Content, checkKey, type FileStore } from ".";

const CHUNK = 64 * 1024;

/** Files under one folder, spread over sub-folders by the first four letters of the key: files/9f/86/9f86…0a08.webp. */
export function diskFileStore(folder: string): FileStore {
  const pathOf = (key: string) => {
    checkKey(key);
    return path.join(folder, key.slice(0, 2), key.slice(2, 4), key);
  };

  return {
    async put(key, content) {
      const target = pathOf(key);
      await mkdir(path.dirname(target), { recursive: true });
      await writeAtomically(target, content);
    },

    async get(key) {
      const target = pathOf(key);
      const found = await stat(target).catch(nullWhenMissing);
      return found && { body: streamOf(target), size: found.size };
    },

    async delete(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}

// A reader sees the whole file or none, also after a power cut: the bytes reach the disk before the name does.
async function writeAtomically(target: string, content: Content): Promise<void> {
  const temporary = `${target}.${randomUUID()}.tmp`;
  try {
    if (Buffer.isBuffer(content)) await writeFile(temporary, content, { flag: "wx" });
    else await copyFile(content.path, temporary, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    await withHandle(temporary, "r+", (handle) => handle.sync());
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await withHandle(path.dirname(target), "r", (folder) => folder.sync());
}

async function withHandle(target: string, flags: string, use: (handle: FileHandle) => Promise<void>): Promise<void> {
  const handle = await open(target, flags);
  try {
    await use(handle);
  } finally {
    await handle.close();
  }
}

function streamOf(target: string): ReadableStream<Uint8Array> {
  let handle: FileHandle | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        handle ??= await open(target, "r");
        const { bytesRead, buffer } = await handle.read(new Uint8Array(CHUNK));
        if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead));
        await handle.close();
        controller.close();
      },
      async cancel() {
        await handle?.close();
      },
    },
    { highWaterMark: 0 },
  );
}

function nullWhenMissing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
