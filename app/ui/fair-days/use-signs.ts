import { useEffect, useRef, useState } from "react";
import type { ScanVerdict } from "~/lib/vocabulary";
import { giveSign } from "./feedback";

/** Whether this device sounds and shakes at a scan, in its plain store: people at a gate reload in the middle of a queue. */
const KEY = "tinhhoa.gate.signs";

/**
 * Whether scans are told by sound and shaking, as the device remembers, and the way to change that. One sign a scan, as soon as something is
 * known of it; and one more where the server says otherwise.
 */
export function useSigns(nonce: string | null, verdict: ScanVerdict | null): [boolean, (has: boolean) => void] {
  const [hasSigns, setHasSigns] = useState(false);
  useEffect(() => {
    try {
      setHasSigns(localStorage.getItem(KEY) !== null);
    } catch {
      // Some browsers refuse their plain store: then it is asked for on each page.
    }
  }, []);
  const given = useRef<string | null>(null);
  useEffect(() => {
    const sign = `${nonce} ${verdict}`;
    if (!hasSigns || nonce === null || given.current === sign) return;
    given.current = sign;
    giveSign(verdict);
  }, [hasSigns, nonce, verdict]);
  return [
    hasSigns,
    (has) => {
      setHasSigns(has);
      try {
        if (has) localStorage.setItem(KEY, "on");
        else localStorage.removeItem(KEY);
      } catch {
        // As above.
      }
    },
  ];
}
