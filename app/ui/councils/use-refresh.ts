import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const EVERY_MS = 5000;

/** Ask the server again while something is going on and someone looks; without scripts a reload does it. */
export function useRefresh(isGoingOn: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isGoingOn || state !== "idle") return;
    const timer = window.setInterval(() => {
      if (document.visibilityState === "visible") revalidate();
    }, EVERY_MS);
    return () => window.clearInterval(timer);
  }, [isGoingOn, state, revalidate]);
}
