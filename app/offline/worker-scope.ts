import { JUROR_COOKIE, keptResponse } from "./caches";

// What every worker of this site does alike: it takes over at once, keeps assets by their names, and answers for pages of its own scope.

/** The few parts of a worker's world that are used here; the types of workers and of pages exclude each other. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
export interface FetchEvent extends WorkerEvent {
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

/**
 * Answers what its pages read. assets: the cache of scripts, styles and fonts. answer: what this worker has to say of another address of the
 * site; undefined where the browser asks by itself.
 */
export function serve(
  assets: string,
  answer: (event: FetchEvent, pathname: string) => Promise<Response> | undefined,
): void {
  // A new worker takes over at once: what is kept does not depend on which one kept it.
  worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
  worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
  worker.addEventListener("fetch", (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== "GET" || origin !== worker.location.origin) return;
    const response = pathname.startsWith("/assets/") ? assetOf(assets, request) : answer(event, pathname);
    if (response) event.respondWith(response);
  });
}

/** Its name carries a hash of its content: what is kept is what the server has. */
async function assetOf(name: string, request: Request): Promise<Response> {
  const known = await (await caches.open(name)).match(request.url);
  return known ?? fetchAndKeep(name, request);
}

/** From the server, and kept in the cache of that name. */
export async function fetchAndKeep(name: string, request: Request): Promise<Response> {
  const response = await fetch(request);
  if (response.ok) await (await caches.open(name)).put(request.url, await keptResponse(response.clone(), null));
  return response;
}

/** What was asked for; rejects when it takes longer. */
export const within = (patienceMs: number, asked: Promise<Response>): Promise<Response> =>
  Promise.race([
    asked,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error("the network is too slow")), patienceMs)),
  ]);

/**
 * Whether a page of that person may be shown: where a worker may read cookies, a session that began or ended on any page of the site
 * counts at once.
 */
export async function isSignedIn(personId: string): Promise<boolean> {
  return !worker.cookieStore || (await worker.cookieStore.get(JUROR_COOKIE))?.value === personId;
}
