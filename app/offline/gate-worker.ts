import { JUROR_COOKIE, keptResponse } from "./caches";
import { forgetGatePages, GATE_ASSETS_CACHE, GATEKEEPER_HEADER, gatePagesOf } from "./gate-caches";

// The service worker of /gate and of the contacts an exhibitor notes, and of nothing else. It answers with the kept page when the server
// does not, and sends nothing by itself: what was gathered is sent by the page.

/** The few parts of a worker's world that are used here; the types of workers and of pages exclude each other. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface WorkerScope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  readonly cookieStore?: { get(name: string): Promise<{ readonly value?: string } | null> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: "install" | "activate", listener: (event: WorkerEvent) => void): void;
  addEventListener(kind: "fetch", listener: (event: FetchEvent) => void): void;
}
const worker = self as unknown as WorkerScope;

/** People wait in line: a kept page is better than one that comes late. */
const PATIENCE_MS = 4_000;
const PAGE = /^(?:\/gate(?:\/[\w-]+)?|\/applications\/[\w-]+\/days\/leads(?:\/scan)?)$/;

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin) return;
  if (pathname.startsWith("/assets/")) event.respondWith(asset(request));
  else if (request.mode === "navigate" && PAGE.test(pathname)) event.respondWith(page(event));
});

async function asset(request: Request): Promise<Response> {
  const assets = await caches.open(GATE_ASSETS_CACHE);
  const known = await assets.match(request.url);
  if (known) return known;
  const response = await fetch(request);
  if (response.ok) await assets.put(request.url, await keptResponse(response.clone(), null));
  return response;
}

async function page(event: FetchEvent): Promise<Response> {
  const { url } = event.request;
  const asked = fetch(event.request);
  event.waitUntil(asked.then(keepPage).catch(() => {}));
  try {
    const known = await ownCopy(url);
    const response = known ? await Promise.race([asked, tooLong()]) : await asked;
    return known && response.status >= 500 ? known : response;
  } catch (error) {
    const copy = await ownCopy(url);
    if (copy) return copy;
    throw error;
  }
}

const tooLong = () =>
  new Promise<never>((_, reject) => setTimeout(() => reject(new Error("the network is too slow")), PATIENCE_MS));

async function keepPage(response: Response): Promise<void> {
  const keeperId = response.headers.get(GATEKEEPER_HEADER);
  const { pathname, search } = new URL(response.url);
  if (!response.ok || !keeperId || search) return;
  const copy = await keptResponse(response.clone(), null);
  await forgetGatePages(keeperId);
  await (await caches.open(gatePagesOf(keeperId))).put(pathname, copy);
}

/** A page of the one who was here last, unless it is known that somebody else is signed in now. */
async function ownCopy(url: string): Promise<Response | undefined> {
  const copy = await caches.match(new URL(url).pathname, { ignoreSearch: true });
  const keeperId = copy?.headers.get(GATEKEEPER_HEADER);
  if (!keeperId) return undefined;
  if (worker.cookieStore && (await worker.cookieStore.get(JUROR_COOKIE))?.value !== keeperId) return undefined;
  return copy;
}
