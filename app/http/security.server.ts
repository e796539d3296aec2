import type { Env } from "~/env.server";

const YEAR = 365 * 24 * 3600;

/** Headers of every response. `Content-Security-Policy` is set apart, because a page with scripts has a nonce in it. */
export function securityHeaders(env: Env): Readonly<Record<string, string>> {
  return {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-site",
    "permissions-policy": "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
    ...(env.PUBLIC_URL.startsWith("https:") && { "strict-transport-security": `max-age=${YEAR}; includeSubDomains` }),
  };
}

/** `nonce` only for a page that sends scripts. */
export function contentSecurityPolicy(env: Env, nonce?: string): string {
  const isDevelopment = env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self'${nonce ? ` 'nonce-${nonce}'` : ""}`,
    // Vite inserts style elements and listens on a socket while one develops.
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    // Charts and bars place their parts by style attributes, which cannot run anything.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    isDevelopment ? "connect-src 'self' ws:" : "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(env.PUBLIC_URL.startsWith("https:") ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Why a request that writes is refused: another site made the browser send it. null when it may pass.
 * A bearer token without cookies is no browser's doing; without either header only a request without cookies passes.
 */
export function whyNotSameSite(request: Request, ownOrigins: readonly string[]): string | null {
  if (READS.has(request.method)) return null;
  const { headers } = request;
  const hasCookie = headers.has("cookie");
  if (!hasCookie && /^bearer /i.test(headers.get("authorization") ?? "")) return null;
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  if (site === "cross-site") return "sent by another site";
  if (origin !== null) return ownOrigins.includes(origin) ? null : "sent by another site";
  if (site === "same-origin" || site === "none") return null;
  return hasCookie || site !== null ? "the sender does not say which site it comes from" : null;
}
