import { useEffect, useState, useSyncExternalStore } from "react";
import type { Time } from "~/domain/calibration/rules";
import { newUuid } from "~/lib/uuid";
import { PointSaver, type SavedPoints, type SendOptions, type TypedPoints } from "./point-saver";

interface Target {
  readonly url: string;
  /** Of this page, as long as it is open. */
  readonly page: string;
  /** Of the sheet the page shows: points of the first time must not land on the second. */
  readonly time: Time;
}

/** target: as it is when the page is made. typed: what stands in the fields and fits; known: what the server has when the page is made. */
export function usePointSaver(target: Omit<Target, "page">, known: TypedPoints, typed: TypedPoints) {
  const [saver] = useState(() => {
    const page = newUuid();
    return new PointSaver({ known, send: (points, options) => sendPoints({ ...target, page }, points, options) });
  });
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
      saver.stop();
    };
  }, [saver]);

  return { ...state, flush: () => saver.flush() };
}

async function sendPoints(
  { url, page, time }: Target,
  points: TypedPoints,
  { isLeaving, order }: SendOptions,
): Promise<SavedPoints> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ page, order, time, points: Object.fromEntries(points) }),
      keepalive: isLeaving,
    });
    // Too many at once: a little later it is taken.
    if (response.status >= 500 || response.status === 429) return { kind: "failed" };
    const said = (await response.json()) as { readonly error?: { readonly message: string } };
    return said.error ? { kind: "refused", reason: said.error.message } : { kind: "saved" };
  } catch {
    return { kind: "no_contact" };
  }
}
