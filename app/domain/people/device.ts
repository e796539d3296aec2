/** What a browser says of itself, in words people know; null for a part it does not say. */
export interface Device {
  readonly browser: string | null;
  readonly system: string | null;
}

// The first that fits: most browsers also carry the names of those they resemble.
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bZalo/i, "Zalo"],
  [/\bFBA[NV]\b|FB_IAB/, "Facebook"],
  [/\bcoc_coc_browser|CocCoc/i, "Cốc Cốc"],
  [/\bEdgi?A?\b|\bEdgiOS/, "Edge"],
  [/\bOPR\/|\bOpera/, "Opera"],
  [/\bSamsungBrowser/, "Samsung Internet"],
  [/\bUCBrowser/, "UC Browser"],
  [/\bFirefox\/|\bFxiOS/, "Firefox"],
  [/\bCriOS|\bChrome\/|\bHeadlessChrome\//, "Chrome"],
  [/\bSafari\//, "Safari"],
  [/^curl\//, "curl"],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];

export function deviceOf(userAgent: string | null): Device {
  const named = (list: typeof BROWSERS) => list.find(([sign]) => sign.test(userAgent ?? ""))?.[1] ?? null;
  return { browser: named(BROWSERS), system: named(SYSTEMS) };
}
