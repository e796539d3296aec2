import type { HeadersFunction } from "@remix-run/node";
import { GATEKEEPER_HEADER } from "~/offline/gate-caches";

/** Whose page it is, for the worker that keeps it (app/offline/gate-worker.ts). */
export const gatePageHeaders: HeadersFunction = ({ loaderHeaders }) => {
  const keeperId = loaderHeaders.get(GATEKEEPER_HEADER);
  return new Headers(keeperId ? { [GATEKEEPER_HEADER]: keeperId } : {});
};
