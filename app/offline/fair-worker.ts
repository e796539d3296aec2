import { keptResponse } from "./caches";
import { FAIR_ASSETS_CACHE, FAIR_PAGES_CACHE, KEPT_AT_HEADER } from "./fair-caches";

// The service worker of the public pages of fairs, and of nothing else: in a hall full of phones the plan opens although the network does not
// answer. What it keeps is what a stranger sees, whoever is signed in.

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
  skipWaiting(): Promise<void>;
  addEventListener(kind: "install" | "activate", listener: (event: WorkerEvent) => void): void;
  addEventListener(kind: "fetch", listener: (event: FetchEvent) => void): void;
}
const worker = self as unknown as WorkerScope;

/** Who looks for a booth waits so long before the kept plan is shown. */
const PATIENCE_MS = 6_000;
/** A copy is made anew when it is older. */
const FRESH_MS = 5 * 60_000;
/** A fair with its plan, and its exhibitors. */
const PAGE = /^\/fairs\/[^/.]+(?:\/exhibitors)?$/;

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin) return;
  if (pathname.startsWith("/assets/")) event.respondWith(asset(request));
  else if (pathname === "/plan-motion.js") event.respondWith(program(event));
  else if (request.mode === "navigate" && PAGE.test(pathname)) event.respondWith(page(event));
});

/** Its name carries a hash of its content. */
async function asset(request: Request): Promise<Response> {
  const assets = await caches.open(FAIR_ASSETS_CACHE);
  const known = await assets.match(request.url);
  if (known) return known;
  const response = await fetch(request);
  if (response.ok) await assets.put(request.url, await keptResponse(response.clone(), null));
  return response;
}

async function program({ request }: FetchEvent): Promise<Response> {
  const assets = await caches.open(FAIR_ASSETS_CACHE);
  try {
    const response = await fetch(request);
    if (response.ok) await assets.put(request.url, await keptResponse(response.clone(), null));
    return response;
  } catch (error) {
    const known = await assets.match(request.url);
    if (known) return known;
    throw error;
  }
}

async function page(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const { pathname } = new URL(request.url);
  const known = await (await caches.open(FAIR_PAGES_CACHE)).match(pathname);
  const asked = fetch(request);
  event.waitUntil(asked.then((response) => keep(response, pathname, known)).catch(() => {}));
  if (!known) return asked;
  try {
    const response = await Promise.race([asked, tooLong()]);
    return response.status >= 500 ? told(known) : response;
  } catch {
    return told(known);
  }
}

const tooLong = () =>
  new Promise<never>((_, reject) => setTimeout(() => reject(new Error("the network is too slow")), PATIENCE_MS));

/** Keep what a stranger is shown at an address: asked for without cookies, and without what a query points out. */
async function keep(answer: Response, pathname: string, known: Response | undefined): Promise<void> {
  const pages = await caches.open(FAIR_PAGES_CACHE);
  if (answer.status === 404 || answer.status === 410) await pages.delete(pathname);
  if (!answer.ok || Date.now() - Number(known?.headers.get(KEPT_AT_HEADER) ?? 0) < FRESH_MS) return;
  const stranger = await fetch(pathname, { credentials: "omit" });
  if (!stranger.ok || stranger.redirected) return;
  const copy = await keptResponse(stranger, null);
  copy.headers.set(KEPT_AT_HEADER, String(Date.now()));
  await pages.put(pathname, copy);
}

/** The copy, which tells the page when it was made. */
async function told(known: Response): Promise<Response> {
  const at = Number(known.headers.get(KEPT_AT_HEADER));
  const html = (await known.text()).replace("<html", `<html data-kept-at="${at}"`);
  const headers = new Headers(known.headers);
  headers.delete("content-length");
  return new Response(html, { status: known.status, headers });
}
