// What the pages of gates and of exhibitors' contacts, and their worker, all know of what is kept on a device.

const PAGES = "tinhhoa-gate-pages-";
/** Scripts, styles and fonts; their names carry a hash of their content. */
export const GATE_ASSETS_CACHE = "tinhhoa-gate-assets";
export const GATE_WORKER_URL = "/gate-worker.js";
export const GATE_SCOPE = "/gate";
/** How far the device's clock was ahead at its last contact, in its plain store. */
export const GATE_OFFSET_KEY = "tinhhoa.gate.offset";
/** Names whose page an answer is. */
export const GATEKEEPER_HEADER = "x-gatekeeper";

/** Pages of one gatekeeper: two who share a device keep theirs apart. */
export const gatePagesOf = (keeperId: string) => PAGES + keeperId;

/** Deletes the pages of all others; of nobody in particular: all. What they scanned stays, it waits for them. */
export async function forgetGatePages(except?: string): Promise<void> {
  if (!("caches" in globalThis)) return;
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(PAGES) && (!except || name !== gatePagesOf(except)));
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** Deletes a page, whose ever it is: whoever kept it may not see it any more, or it is gone. */
export async function forgetGatePage(path: string): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PAGES));
  await Promise.all(names.map(async (name) => (await caches.open(name)).delete(path)));
}
