import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const EVERY_MS = 5000;

/**
 * Bring the page up to date when a booth of the plan changed: a few bytes are asked for every few seconds while someone looks, the page
 * only when they differ. Without scripts a reload does it.
 */
export function useStamp(url: string, stamp: string): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    const stop = new AbortController();
    const timer = window.setInterval(async () => {
      if (document.visibilityState !== "visible" || state !== "idle") return;
      const answer = await fetch(url, { signal: stop.signal }).catch(() => null);
      // Without network, or signed out: the next time, or the next act, tells.
      if (!answer?.ok || !answer.headers.get("content-type")?.includes("json")) return;
      const told = (await answer.json()) as { stamp: string };
      if (told.stamp !== stamp) revalidate();
    }, EVERY_MS);
    return () => {
      window.clearInterval(timer);
      stop.abort();
    };
  }, [url, stamp, state, revalidate]);
}
