import { forgetGatePages } from "./gate-caches";
import { forgetGateStore } from "./gate-store";

/** At sign-out: pages of gates, lists of passes and what the server has answered go from the device; what is not sent stays. Never throws. */
export async function forgetGate(keeperId: string): Promise<void> {
  await forgetGatePages().catch(() => {});
  await forgetGateStore(keeperId).catch(() => {});
}
