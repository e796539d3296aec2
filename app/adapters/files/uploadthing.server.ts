import { openAsBlob } from "node:fs";
import { UTApi, UTFile } from "uploadthing/server";
import { checkKey, type FileStore } from ".";

export interface UploadThingOptions {
  /** The token of the dashboard: base64 JSON of API key, app and regions. */
  token: string;
  /** Other hosts than the service's own, for tests and mirrors. */
  apiUrl?: string;
  ingestUrl?: string;
  /** Host and port without a scheme; plain HTTP, with the app in the path, when it is a local one. */
  ufsHost?: string;
}

/**
 * Files at UploadThing, each under our key as its custom id.
 * Who may read a file is a setting of the UploadThing app, which should be private: files are always fetched by signed
 * addresses.
 */
export function uploadThingFileStore({ token, apiUrl, ingestUrl, ufsHost }: UploadThingOptions): FileStore {
  const hosts = Object.entries({ apiUrl, ingestUrl, ufsHost }).filter(([, host]) => host !== undefined);
  const api = new UTApi({
    token,
    defaultKeyType: "customId",
    logLevel: "None",
    ...Object.fromEntries(hosts),
    ...(ufsHost?.startsWith("local") && { ufsAppIdLocation: "path" }),
  });
  const fetchFile = async (key: string, init?: RequestInit) => {
    const { ufsUrl } = await api.generateSignedURL(key, { expiresIn: "5 minutes" });
    const response = await fetch(ufsUrl, init);
    if (response.ok) return response;
    await response.body?.cancel();
    if (response.status === 404) return null;
    throw new Error(`UploadThing answered ${response.status} for file ${key}`);
  };

  return {
    async put(key, content, mediaType) {
      checkKey(key);
      const bytes = Buffer.isBuffer(content) ? new Uint8Array(content) : await openAsBlob(content.path);
      const file = new UTFile([bytes], key, { type: mediaType, customId: key });
      const { error } = await api.uploadFiles(file);
      if (error === null) return;
      // The service refuses a custom id that is taken; keys come from the content, so that file is this one.
      const present = await fetchFile(key, { method: "HEAD" });
      if (!present) throw new Error(`UploadThing refused file ${key}: ${error.message}`, { cause: error });
    },

    async get(key) {
      checkKey(key);
      const response = await fetchFile(key);
      if (!response?.body) return null;
      return { body: response.body, size: Number(response.headers.get("content-length")) };
    },

    async delete(key) {
      checkKey(key);
      await api.deleteFiles(key);
    },
  };
}
