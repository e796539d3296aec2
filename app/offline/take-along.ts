import type { Pack, PackItem } from "~/domain/sheets/pack";
import { paths } from "~/http/paths";
import { ASSETS_CACHE, forgetPages, JUROR_HEADER, KEY_HEADER, keptResponse, pagesCacheOf } from "./caches";
import { openJudgingDatabase } from "./database";

export interface PackProgress {
  /** Things kept, of how many. */
  readonly done: number;
  readonly total: number;
  /** Of what is kept. */
  readonly bytes: number;
}

export type PackOutcome =
  | { readonly kind: "complete" | "incomplete" | "no_space" | "stopped" }
  | { readonly kind: "refused"; readonly reason: string };

/** What a device keeps of a round. */
export interface PackOnDevice {
  readonly pack: Pack;
  /** Sheets whose page and files are all there. */
  readonly ready: ReadonlySet<string>;
  /** Of all that is kept of the round. */
  readonly bytes: number;
}

interface Wanted {
  readonly jurorId: string;
  readonly round: { readonly id: string; readonly slug: string };
  readonly signal: AbortSignal;
  onProgress(progress: PackProgress): void;
}

const AT_ONCE = 3;
const FRESHEN_MS = 15_000;

/** Whether this browser can keep pages: it cannot on plain http, nor in some private windows. */
export const mayTakeAlong = () => "caches" in window && "serviceWorker" in navigator;

/**
 * Fetches what a juror needs of a round without a network, and keeps it. What is kept already under the same key is skipped, so
 * that it goes on where it stopped.
 */
export async function takeAlong({ jurorId, round, signal, onProgress }: Wanted): Promise<PackOutcome> {
  const asked = await fetch(paths.judgePack(round.slug), { signal }).catch(() => null);
  if (!asked) return { kind: signal.aborted ? "stopped" : "incomplete" };
  if (!asked.ok) {
    const answer = (await asked.json().catch(() => null)) as { error?: { message?: string } } | null;
    return { kind: "refused", reason: answer?.error?.message ?? String(asked.status) };
  }
  const pack = (await asked.json()) as Pack;
  await forgetPages(jurorId);
  await navigator.storage?.persist?.();
  const db = await openJudgingDatabase();
  await db.put("packs", { jurorId, roundId: round.id, pack });
  // The first page of all was opened before there was a worker that could have noted whose it is.
  await db.put("facts", jurorId, "juror");
  const kept = await caches.open(pagesCacheOf(jurorId));
  const items = itemsOf(pack, round.slug);
  const version = buildVersion();
  const keeper = { jurorId, kept, assets: await caches.open(ASSETS_CACHE), signal, version };
  const progress = { done: 0, bytes: 0, missed: 0 };
  const queue = [...items];
  const fetchNext = async () => {
    for (let item = queue.shift(); item && !signal.aborted; item = queue.shift()) {
      const bytes = await keep(item, keeper);
      if (bytes === null) progress.missed += 1;
      else {
        progress.done += 1;
        progress.bytes += bytes;
      }
      onProgress({ done: progress.done, total: items.length, bytes: progress.bytes });
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
  } catch (error) {
    if (error instanceof DOMException && error.name === "QuotaExceededError") return { kind: "no_space" };
    if (!signal.aborted) throw error;
  }
  if (signal.aborted) return { kind: "stopped" };
  if (progress.missed > 0) return { kind: "incomplete" };
  await tidyAssets(keeper);
  return { kind: "complete" };
}

/** What is kept of a round now; null when nothing was taken along. */
export async function packOnDevice(jurorId: string, roundId: string): Promise<PackOnDevice | null> {
  if (!mayTakeAlong()) return null;
  const db = await openJudgingDatabase().catch(() => null);
  const known = await db?.get("packs", [jurorId, roundId]);
  if (!known) return null;
  const cache = await caches.open(pagesCacheOf(jurorId));
  const sizes = new Map<string, number>();
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    sizes.set(new URL(request.url).pathname, Number(response?.headers.get("content-length") ?? 0));
  }
  const urls = [...new Set(known.pack.entries.flatMap(({ items }) => items.map(({ url }) => url)))];
  return {
    pack: known.pack,
    ready: new Set(
      known.pack.entries.filter(({ items }) => items.every(({ url }) => sizes.has(url))).map(({ sheetId }) => sheetId),
    ),
    bytes: urls.reduce((sum, url) => sum + (sizes.get(url) ?? 0), 0),
  };
}

/** Fetches a page anew that is kept and no longer says what holds. */
export async function freshen(jurorId: string, url: string): Promise<void> {
  if (!mayTakeAlong()) return;
  const kept = await caches.open(pagesCacheOf(jurorId));
  if (!(await kept.match(url))) return;
  const assets = await caches.open(ASSETS_CACHE);
  const signal = AbortSignal.timeout(FRESHEN_MS);
  await keep({ url, key: "", bytes: null }, { jurorId, kept, assets, signal, version: "" });
}

/** The pages that lead to the sheets, then the sheets and their files. */
function itemsOf(pack: Pack, slug: string): PackItem[] {
  // They change with every sheet, so they are always fetched anew.
  const lists = [paths.judge(), paths.judgeRound(slug), paths.judgeOffline()].map((url) => ({
    url,
    key: "",
    bytes: null,
  }));
  const items = [...lists, ...pack.entries.flatMap((entry) => entry.items)];
  return [...new Map(items.map((item) => [item.url, item])).values()];
}

interface Keeper {
  readonly jurorId: string;
  readonly kept: Cache;
  readonly assets: Cache;
  readonly signal: AbortSignal;
  readonly version: string;
}

/** Bytes of what is kept now; null when it could not be fetched. */
async function keep(item: PackItem, { jurorId, kept, assets, signal, version }: Keeper): Promise<number | null> {
  const isPage = item.bytes === null;
  const key = isPage && item.key ? `${item.key}@${version}` : item.key;
  const known = await kept.match(item.url);
  if (known && key && known.headers.get(KEY_HEADER) === key) return Number(known.headers.get("content-length"));
  const response = await fetch(item.url, { signal, headers: isPage ? { accept: "text/html" } : {} }).catch(() => null);
  if (!response?.ok || response.redirected) return null;
  if (isPage && response.headers.get(JUROR_HEADER) !== jurorId) return null;
  const copy = await keptResponse(response, key);
  if (isPage && !(await keepAssets(await copy.clone().text(), assets, signal))) return null;
  await kept.put(item.url, copy.clone());
  return Number(copy.headers.get("content-length"));
}

const ASSET = /\/assets\/[\w.~-]+\.(?:js|css|woff2)/g;
const assetsIn = (text: string) => [...new Set(text.match(ASSET) ?? [])];

/** The scripts, styles and fonts that a page names. */
export async function keepAssets(text: string, assets: Cache, signal: AbortSignal): Promise<boolean> {
  for (const url of assetsIn(text)) {
    if (await assets.match(url)) continue;
    const response = await fetch(url, { signal }).catch(() => null);
    if (!response?.ok) return false;
    const copy = await keptResponse(response, null);
    await assets.put(url, copy.clone());
    if (url.endsWith(".css") && !(await keepAssets(await copy.text(), assets, signal))) return false;
  }
  return true;
}

/** Those of builds that no kept page is from any more. */
async function tidyAssets({ kept, assets }: Keeper): Promise<void> {
  const used = new Set<string>();
  const use = (text: string) => {
    for (const url of assetsIn(text)) used.add(url);
  };
  for (const response of await kept.matchAll()) {
    if (response.headers.get("content-type")?.startsWith("text/html")) use(await response.text());
  }
  for (const url of [...used]) {
    if (url.endsWith(".css")) use((await (await assets.match(url))?.text()) ?? "");
  }
  for (const request of await assets.keys()) {
    if (!used.has(new URL(request.url).pathname)) await assets.delete(request);
  }
}

/** A page of an older build, or in the other language, is fetched anew. */
function buildVersion(): string {
  const { __remixManifest: manifest } = window as { __remixManifest?: { version?: string } };
  return `${manifest?.version ?? ""}-${document.documentElement.lang}`;
}
