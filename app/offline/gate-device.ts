import { HASH_LENGTH, hashedText } from "~/domain/fair-days/pack";
import { keptResponse } from "./caches";
import {
  forgetGatePages,
  GATE_ASSETS_CACHE,
  GATE_OFFSET_KEY,
  GATE_SCOPE,
  GATE_WORKER_URL,
  GATEKEEPER_HEADER,
  gatePagesOf,
} from "./gate-caches";
import { placeOfLeads } from "./gate-entry";
import { GateLog, type GateParts } from "./gate-log";
import { fetchGatePack, sendGateEntries, sendLeads } from "./gate-send";
import { openGateStore } from "./gate-store";
import { keepAssets } from "./take-along";

const logs = new Map<string, GateLog>();

/** One log a gatekeeper, fair and window. Browser only. */
export const gateLogOf = (keeperId: string, slug: string): GateLog =>
  logOf(keeperId, slug, {
    send: (entries) => sendGateEntries(slug, keeperId, entries),
    fetchPack: () => fetchGatePack(slug),
  });

/** The same of the contacts that someone notes for an exhibitor. */
export const leadLogOf = (keeperId: string, applicationId: string): GateLog =>
  logOf(keeperId, placeOfLeads(applicationId), {
    send: (entries) => sendLeads(applicationId, keeperId, entries),
    fetchPack: async () => null,
  });

function logOf(keeperId: string, place: string, asking: Pick<GateParts, "send" | "fetchPack">): GateLog {
  const name = `tinhhoa-gate-${keeperId}-${place}`;
  const known = logs.get(name);
  if (known) return known;
  const log = new GateLog({
    ...asking,
    store: openGateStore(keeperId, place),
    // Sent twice, an entry changes nothing: where a browser has no locks, two windows may send at once.
    alone: async (work) => (navigator.locks ? await navigator.locks.request(name, work) : work()),
    offset: {
      read: () => {
        const text = attempt(() => localStorage.getItem(GATE_OFFSET_KEY));
        return text ? Number(text) : null;
      },
      write: (offsetMs) => void attempt(() => localStorage.setItem(GATE_OFFSET_KEY, String(offsetMs))),
    },
  });
  logs.set(name, log);
  return log;
}

/** Some browsers refuse their plain store. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/** What the list of passes holds in place of a code; null where the browser cannot hash (plain http). */
export async function hashOnDevice(fairId: string, code: string): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(hashedText(fairId, code)));
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.slice(0, HASH_LENGTH);
}

/**
 * Keeps a page with all its scripts, so that it opens without a network. scope: the addresses the worker answers for. Resolves to whether it
 * is kept; false on plain http and in some private windows.
 */
export async function keepGatePage(keeperId: string, path: string, scope: string = GATE_SCOPE): Promise<boolean> {
  if (!("caches" in window) || !("serviceWorker" in navigator)) return false;
  try {
    await navigator.serviceWorker.register(GATE_WORKER_URL, { scope, updateViaCache: "none" });
    await navigator.storage?.persist?.();
    const response = await fetch(path, { headers: { accept: "text/html" } });
    if (!response.ok || response.headers.get(GATEKEEPER_HEADER) !== keeperId) return false;
    const copy = await keptResponse(response, null);
    const assets = await caches.open(GATE_ASSETS_CACHE);
    if (!(await keepAssets(await copy.clone().text(), assets, AbortSignal.timeout(60_000)))) return false;
    await forgetGatePages(keeperId);
    await (await caches.open(gatePagesOf(keeperId))).put(path, copy);
    return true;
  } catch {
    return false;
  }
}
