// What the pages of /judge and their worker both know of what is kept on a device.

const PAGES = "tinhhoa-judge-pages-";
/** Scripts, styles and fonts; their names carry a hash of their content. */
export const ASSETS_CACHE = "tinhhoa-judge-assets";
export const WORKER_URL = "/judge-worker.js";
export const WORKER_SCOPE = "/judge";
/** Files of a pack that a new window opens: the worker answers for its own scope only. */
export const KEPT_FILES = "/judge/files/";

/** Names whose page an answer is. */
export const JUROR_HEADER = "x-juror";
/** Names the content of what is kept (PackItem.key, and of a page the build it came from). */
export const KEY_HEADER = "x-pack-key";
/** Says to the worker who is signed in; the server takes it away whenever a session begins or ends. */
export const JUROR_COOKIE = "judge";

/** Pages and files of one juror: two who share a device keep theirs apart. */
export const pagesCacheOf = (jurorId: string) => PAGES + jurorId;

/** Deletes what others took along; of nobody in particular: everything. Operations stay, they wait for their juror. */
export async function forgetPages(except?: string): Promise<void> {
  if (!("caches" in globalThis)) return;
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(PAGES) && (!except || name !== pagesCacheOf(except)));
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** An answer as it is kept: unpacked, with its policy, and named. */
export async function keptResponse(response: Response, key: string | null): Promise<Response> {
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
  const body = await response.arrayBuffer();
  headers.set("content-length", String(body.byteLength));
  if (key) headers.set(KEY_HEADER, key);
  return new Response(body, { status: response.status, headers });
}
