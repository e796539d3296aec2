import { ASSETS_CACHE, forgetPages, JUROR_HEADER, KEPT_FILES, KEY_HEADER, keptResponse, pagesCacheOf } from "./caches";
import { openJudgingDatabase } from "./database";
import { type FetchEvent, isSignedIn, serve, within } from "./worker-scope";

// The service worker of /judge, and of nothing else. It answers from what the juror took along when the server does not, and
// sends nothing by itself: operations are sent by the pages.

/** A juror in a hall with a bad network reads what is kept sooner than nothing. */
const PATIENCE_MS = 5_000;
/** Pages that are kept when they are opened; others need a network. */
const KEPT_PAGE = /^\/judge(?:\/offline|\/rounds\/[^/]+|\/sheets\/[\w-]+)?$/;
/** A form of a file, or of a photo that a blind copy shows. */
const FILE = /^(\/files\/[\w-]+|\/judge\/sheets\/[\w-]+\/photos\/[\w-]+)\/[\w-]+$/;

serve(ASSETS_CACHE, (event, pathname) => {
  if (pathname.startsWith(KEPT_FILES)) return file(`/files/${pathname.slice(KEPT_FILES.length)}`);
  if (FILE.test(pathname)) return file(pathname);
  return event.request.mode === "navigate" ? page(event) : undefined;
});

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
    const response = known ? await within(PATIENCE_MS, asked) : await asked;
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
  return jurorId && (await isSignedIn(jurorId)) ? caches.open(pagesCacheOf(jurorId)) : null;
}
