import { forgetGatePages, GATE_ASSETS_CACHE, GATE_OFFSET_KEY } from "./gate-caches";
import { forgetGateStore } from "./gate-store";

/**
 * At sign-out: all that the device keeps for a gatekeeper or an exhibitor goes - pages, scripts, lists of passes, scans and contacts, sent or
 * not. Who signs out is warned of what was not sent before. Never throws.
 */
export async function forgetGate(keeperId: string): Promise<void> {
  await forgetGatePages().catch(() => {});
  await forgetGateStore(keeperId).catch(() => {});
  await globalThis.caches?.delete(GATE_ASSETS_CACHE).catch(() => {});
  try {
    localStorage.removeItem(GATE_OFFSET_KEY);
  } catch {
    // Some browsers refuse their plain store; nothing lies there then.
  }
}
