import path from "node:path";
import type { FileStore } from ".";
import { diskFileStore } from "./disk.server";

export interface FileStoreEnvironment {
  DATA_DIR: string;
  UPLOADTHING_TOKEN?: string;
  UPLOADTHING_API_URL?: string;
  UPLOADTHING_INGEST_URL?: string;
  UPLOADTHING_UFS_HOST?: string;
}

/** UploadThing when there is a token for it, otherwise the folder `files` of the data folder. */
export function openFileStore(env: FileStoreEnvironment): FileStore {
  if (!env.UPLOADTHING_TOKEN) return diskFileStore(path.join(env.DATA_DIR, "files"));
  const options = {
    token: env.UPLOADTHING_TOKEN,
    apiUrl: env.UPLOADTHING_API_URL,
    ingestUrl: env.UPLOADTHING_INGEST_URL,
    ufsHost: env.UPLOADTHING_UFS_HOST,
  };
  // Its kit takes half a second to load: whoever keeps files on disk does not wait for it.
  let opened: Promise<FileStore> | undefined;
  const store = () => {
    opened ??= import("./uploadthing.server").then(({ uploadThingFileStore }) => uploadThingFileStore(options));
    return opened;
  };
  return {
    put: async (key, content, mediaType) => (await store()).put(key, content, mediaType),
    get: async (key) => (await store()).get(key),
    delete: async (key) => (await store()).delete(key),
  };
}
