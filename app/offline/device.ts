import type { DeviceReport } from "~/domain/sheets/forms";
import { newUuid } from "~/lib/uuid";
import type { DeviceKind } from "~/lib/vocabulary";

const KEY = "tinhhoa.device";
let remembered: string | undefined;

/** Names this browser on this device to the desk; made once. */
export function deviceId(): string {
  try {
    remembered ??= localStorage.getItem(KEY) ?? undefined;
    if (!remembered) {
      remembered = newUuid();
      localStorage.setItem(KEY, remembered);
    }
  } catch {
    remembered ??= newUuid();
  }
  return remembered;
}

export function deviceKind(userAgent: string): DeviceKind {
  if (/iPad|Tablet|Android(?!.*Mobile)/.test(userAgent)) return "tablet";
  return /Mobi|iPhone/.test(userAgent) ? "phone" : "computer";
}

interface Battery {
  /** 0 to 1. */
  readonly level: number;
  readonly charging: boolean;
}

/** Some browsers never answer for a window that nobody looks at. */
const PATIENCE_MS = 500;

/** Null where the browser does not tell. */
export async function battery(): Promise<DeviceReport["battery"]> {
  const ask = (navigator as { getBattery?: () => Promise<Battery> }).getBattery;
  try {
    const silence = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS, undefined));
    const told = await Promise.race([ask?.call(navigator), silence]);
    return told ? { percent: Math.round(told.level * 100), isCharging: told.charging } : null;
  } catch {
    return null;
  }
}
