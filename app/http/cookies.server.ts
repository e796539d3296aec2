import { createCookie } from "@remix-run/node";

const YEAR = 365 * 24 * 3600;

/** The language chosen by `?lang=`, remembered. */
export const languageCookie = createCookie("lang", { path: "/", sameSite: "lax", maxAge: YEAR });

/** A sentence to show once, on the next page. */
export const noticeCookie = createCookie("notice", { path: "/", sameSite: "lax", httpOnly: true, maxAge: 60 });
