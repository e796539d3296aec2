import { randomUUID } from "node:crypto";

/** By which a request is found in the log: what a trusted proxy calls it, or a name of its own. */
export function requestId(given: string | undefined, trustedProxies: number): string {
  return trustedProxies > 0 && given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}
