import { keptResponse } from "./caches";
import { forgetGatePage, forgetGatePages, GATE_ASSETS_CACHE, GATEKEEPER_HEADER, gatePagesOf } from "./gate-caches";
import { forgetPacks } from "./gate-store";
import { type FetchEvent, isSignedIn, serve, within } from "./worker-scope";

// The service worker of /gate and of the contacts an exhibitor notes, and of nothing else. It answers with the kept page when the server
// does not, and sends nothing by itself: what was gathered is sent by the page.

/** People wait in line: a kept page is better than one that comes late. */
const PATIENCE_MS = 4_000;
const PAGE = /^(?:\/gate(?:\/[\w-]+)?|\/applications\/[\w-]+\/days\/leads(?:\/scan)?)$/;

/** Who asks may not see the page any more, or there is none. */
const GONE = new Set([403, 404, 410]);

serve(GATE_ASSETS_CACHE, (event, pathname) =>
  event.request.mode === "navigate" && PAGE.test(pathname) ? page(event) : undefined,
);

async function page(event: FetchEvent): Promise<Response> {
  const { url } = event.request;
  const asked = fetch(event.request);
  event.waitUntil(asked.then(keepPage).catch(() => {}));
  try {
    const known = await ownCopy(url);
    const response = known ? await within(PATIENCE_MS, asked) : await asked;
    return known && (response.status >= 500 || isStrangers(response)) ? known : response;
  } catch (error) {
    const copy = await ownCopy(url);
    if (copy) return copy;
    throw error;
  }
}

/** A refusal that is not our server's, which numbers what it answers: whatever stands before it while it is away. */
const isStrangers = ({ status, headers }: Response) => GONE.has(status) && !headers.has("x-request-id");

async function keepPage(response: Response): Promise<void> {
  const keeperId = response.headers.get(GATEKEEPER_HEADER);
  const { pathname, search } = new URL(response.url);
  if (GONE.has(response.status)) {
    if (isStrangers(response)) return;
    await forgetGatePage(pathname);
    return forgetPacks(pathname.slice(pathname.lastIndexOf("/") + 1));
  }
  if (!response.ok || !keeperId || search) return;
  const copy = await keptResponse(response.clone(), null);
  await forgetGatePages(keeperId);
  await (await caches.open(gatePagesOf(keeperId))).put(pathname, copy);
}

/** A page of the one who was here last, unless it is known that somebody else is signed in now. */
async function ownCopy(url: string): Promise<Response | undefined> {
  const copy = await caches.match(new URL(url).pathname, { ignoreSearch: true });
  const keeperId = copy?.headers.get(GATEKEEPER_HEADER);
  return keeperId && (await isSignedIn(keeperId)) ? copy : undefined;
}
