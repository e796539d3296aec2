import { createCookie } from "@remix-run/node";

const DAY = 24 * 3600;
const YEAR = 365 * DAY;

/** The language chosen by `?lang=`, remembered. */
export const languageCookie = createCookie("lang", { path: "/", sameSite: "lax", maxAge: YEAR });

/** A sentence to show once, on the next page. */
export const noticeCookie = createCookie("notice", { path: "/", sameSite: "lax", httpOnly: true, maxAge: 60 });

/** Tells a browser that has signed in before from a stranger's, so that whoever guesses passwords locks no owner out. */
export const deviceCookie = createCookie("device", { path: "/", sameSite: "lax", httpOnly: true, maxAge: 180 * DAY });

/**
 * Tells the worker of /judge whose pages it may show without a network (app/offline/worker.ts); it holds no secret and opens
 * nothing on the server. Written by hand, because a worker reads it as it stands. Null takes it away.
 */
export function jurorCookie(jurorId: string | null, { secure }: { secure: boolean }): string {
  const life = jurorId ? 180 * DAY : 0;
  return `judge=${jurorId ?? ""}; Path=/; Max-Age=${life}; SameSite=Lax${secure ? "; Secure" : ""}`;
}

/** Names whose things a device keeps at gates and for exhibitors; null takes the name away. */
export function keptCookie(userId: string | null, { secure }: { secure: boolean }): string {
  const life = userId ? 180 * DAY : 0;
  return `kept=${userId ?? ""}; Path=/; Max-Age=${life}; SameSite=Lax; HttpOnly${secure ? "; Secure" : ""}`;
}
