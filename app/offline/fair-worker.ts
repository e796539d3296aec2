import { keptResponse } from "./caches";
import { FAIR_ASSETS_CACHE, FAIR_PAGES_CACHE, KEPT_AT_HEADER, KEPT_LANGUAGE_HEADER } from "./fair-caches";
import { type FetchEvent, fetchAndKeep, serve, within } from "./worker-scope";

// The service worker of the public pages of fairs, and of nothing else: in a hall full of phones the plan opens although the network does not
// answer. What it keeps is what a stranger sees, whoever is signed in.

/** Who looks for a booth waits so long before the kept plan is shown. */
const PATIENCE_MS = 6_000;
/** A copy is made anew when it is older. */
const FRESH_MS = 5 * 60_000;
/** A fair with its plan, and its exhibitors. */
const PAGE = /^\/fairs\/[^/.]+(?:\/exhibitors)?$/;

serve(FAIR_ASSETS_CACHE, (event, pathname) => {
  if (pathname === "/plan-motion.js") return program(event);
  return event.request.mode === "navigate" && PAGE.test(pathname) ? page(event) : undefined;
});

/** Its name stays when it changes: the server's, or the kept one where no server answers. */
async function program({ request }: FetchEvent): Promise<Response> {
  try {
    return await fetchAndKeep(FAIR_ASSETS_CACHE, request);
  } catch (error) {
    const known = await (await caches.open(FAIR_ASSETS_CACHE)).match(request.url);
    if (known) return known;
    throw error;
  }
}

async function page(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const { pathname } = new URL(request.url);
  const known = await (await caches.open(FAIR_PAGES_CACHE)).match(pathname);
  const asked = fetch(request);
  event.waitUntil(asked.then((response) => keep(response.clone(), pathname, known)).catch(() => {}));
  if (!known) return asked;
  try {
    const response = await within(PATIENCE_MS, asked);
    return response.status >= 500 ? told(known) : response;
  } catch {
    return told(known);
  }
}

const LANGUAGE = /<html[^>]*? lang="([a-z]+)"/;

/** Keep what a stranger is shown at an address, in the language of who reads: asked for without cookies, and without what a query points out. */
async function keep(answer: Response, pathname: string, known: Response | undefined): Promise<void> {
  const pages = await caches.open(FAIR_PAGES_CACHE);
  if (answer.status === 404 || answer.status === 410) await pages.delete(pathname);
  const language = LANGUAGE.exec(await answer.text())?.[1];
  if (!answer.ok || !language) return;
  const isFresh = Date.now() - Number(known?.headers.get(KEPT_AT_HEADER) ?? 0) < FRESH_MS;
  if (isFresh && known?.headers.get(KEPT_LANGUAGE_HEADER) === language) return;
  const stranger = await fetch(`${pathname}?lang=${language}`, { credentials: "omit" });
  if (!stranger.ok || stranger.redirected) return;
  const copy = await keptResponse(stranger, null);
  copy.headers.set(KEPT_AT_HEADER, String(Date.now()));
  copy.headers.set(KEPT_LANGUAGE_HEADER, language);
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
