import {
  ASSETS_CACHE,
  forgetPages,
  JUROR_COOKIE,
  JUROR_HEADER,
  KEPT_FILES,
  KEY_HEADER,
  keptResponse,
  pagesCacheOf,
} from "./caches";
import { openJudgingDatabase } from "./database";

// The service worker of /judge, and of nothing else. It answers from what the juror took along when the server does not, and
// sends nothing by itself: operations are sent by the pages.

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

/** A juror in a hall with a bad network reads what is kept sooner than nothing. */
const PATIENCE_MS = 5_000;
/** Pages that are kept when they are opened; others need a network. */
const KEPT_PAGE = /^\/judge(?:\/offline|\/rounds\/[^/]+|\/sheets\/[\w-]+)?$/;
/** A form of a file, or of a photo that a blind copy shows. */
const FILE = /^(\/files\/[\w-]+|\/judge\/sheets\/[\w-]+\/photos\/[\w-]+)\/[\w-]+$/;

// A new worker takes over at once: what is kept does not depend on which one kept it.
worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin) return;
  if (pathname.startsWith("/assets/")) event.respondWith(asset(request));
  else if (pathname.startsWith(KEPT_FILES)) event.respondWith(file(`/files/${pathname.slice(KEPT_FILES.length)}`));
  else if (FILE.test(pathname)) event.respondWith(file(pathname));
  else if (request.mode === "navigate") event.respondWith(page(event));
});

async function asset(request: Request): Promise<Response> {
  const assets = await caches.open(ASSETS_CACHE);
  const known = await assets.match(request.url);
  if (known) return known;
  const response = await fetch(request);
  if (response.ok) await assets.put(request.url, await keptResponse(response.clone(), null));
  return response;
}

/** The very form that is asked for, from the device or the server; else any form of the file that is kept. */
async function file(path: string): Promise<Response> {
  const kept = await ownPages();
  const known = await kept?.match(path);
  if (known) return known;
  try {
    return await fetch(path);
  } catch (error) {
    const whole = FILE.exec(path)?.[1];
    const others = whole && kept ? await kept.keys() : [];
    const other = others.find(({ url }) => FILE.exec(new URL(url).pathname)?.[1] === whole);
    const found = other && (await kept?.match(other));
    if (found) return found;
    throw error;
  }
}

async function page(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const asked = fetch(request);
  event.waitUntil(asked.then(keepPage).catch(() => {}));
  try {
    const known = await ownCopy(request.url);
    const response = known ? await Promise.race([asked, tooLong()]) : await asked;
    if (known && response.status >= 500) return known;
    return response;
  } catch (error) {
    const copy = await ownCopy(request.url);
    if (copy) return copy;
    const instead = new URL("/judge/offline", request.url).href;
    // Led there and not answered with it: a page comes to life only under its own address.
    if (await ownCopy(instead)) return Response.redirect(instead);
    throw error;
  }
}

const tooLong = () =>
  new Promise<never>((_, reject) => setTimeout(() => reject(new Error("the network is too slow")), PATIENCE_MS));

/** A page the server wrote says whose it is: from then on nobody else's is shown on this device. */
async function keepPage(response: Response): Promise<void> {
  const jurorId = response.headers.get(JUROR_HEADER);
  if (!response.ok || !jurorId) return;
  const url = new URL(response.url);
  const copy = KEPT_PAGE.test(url.pathname) && !url.search ? response.clone() : null;
  await (await openJudgingDatabase()).put("facts", jurorId, "juror");
  await forgetPages(jurorId);
  if (!copy) return;
  const kept = await caches.open(pagesCacheOf(jurorId));
  // The key stays: when the sheet has changed since, its pack says so and the page is fetched once more.
  const key = (await kept.match(url.pathname))?.headers.get(KEY_HEADER) ?? null;
  await kept.put(url.pathname, await keptResponse(copy, key));
}

async function ownCopy(url: string): Promise<Response | undefined> {
  return (await ownPages())?.match(new URL(url).pathname);
}

/** What is kept for who is signed in; null when that is not known to be anyone. */
async function ownPages(): Promise<Cache | null> {
  const jurorId = await (await openJudgingDatabase()).get("facts", "juror");
  if (!jurorId) return null;
  // Where a worker may read cookies, a session that began or ended on any page of the site counts at once.
  if (worker.cookieStore && (await worker.cookieStore.get(JUROR_COOKIE))?.value !== jurorId) return null;
  return caches.open(pagesCacheOf(jurorId));
}
