import { useEffect, useState, useSyncExternalStore } from "react";
import { PointSaver, type SavedPoints, type TypedPoints } from "./point-saver";

/** typed: what stands in the fields and fits; known: what the server has when the page is made. */
export function usePointSaver(url: string, known: TypedPoints, typed: TypedPoints) {
  const [saver] = useState(
    () => new PointSaver({ known, send: (points, { isLeaving }) => sendPoints(url, points, isLeaving) }),
  );
  const state = useSyncExternalStore(
    saver.subscribe,
    () => saver.state,
    () => saver.state,
  );
  const text = JSON.stringify([...typed]);
  useEffect(() => saver.change(new Map(JSON.parse(text) as [string, string][])), [saver, text]);

  useEffect(() => {
    const leave = () => document.visibilityState === "hidden" && void saver.flush({ isLeaving: true });
    const backOnline = () => void saver.flush();
    const warn = (event: BeforeUnloadEvent) => saver.hasUnsent && event.preventDefault();
    document.addEventListener("visibilitychange", leave);
    window.addEventListener("online", backOnline);
    window.addEventListener("beforeunload", warn);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      window.removeEventListener("online", backOnline);
      window.removeEventListener("beforeunload", warn);
      // To another page of the site.
      void saver.flush({ isLeaving: true });
    };
  }, [saver]);

  return { ...state, flush: () => saver.flush() };
}

async function sendPoints(url: string, points: TypedPoints, isLeaving: boolean): Promise<SavedPoints> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ points: Object.fromEntries(points) }),
      keepalive: isLeaving,
    });
    if (response.status >= 500) return { kind: "failed" };
    const said = (await response.json()) as { readonly error?: { readonly message: string } };
    return said.error ? { kind: "refused", reason: said.error.message } : { kind: "saved" };
  } catch {
    return { kind: "no_contact" };
  }
}
