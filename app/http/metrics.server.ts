import { timingSafeEqual } from "node:crypto";
import { collectDefaultMetrics, Histogram, Registry } from "prom-client";
import { isLocalRequest } from "./client-address.server";

/** What `/metrics` tells: the process itself, and how long requests took. */
export function openMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from the request's head to the response's head",
    labelNames: ["method", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  return {
    observe: (method: string, status: number, seconds: number) => duration.observe({ method, status }, seconds),
    async respond(): Promise<Response> {
      return new Response(await registry.metrics(), { headers: { "content-type": registry.contentType } });
    },
    clear: () => registry.clear(),
  };
}

export type Metrics = ReturnType<typeof openMetrics>;

/** Metrics are for this machine, or for who knows the token. */
export function mayReadMetrics(
  request: Request,
  peer: string | undefined,
  { METRICS_TOKEN: token, behindProxy }: { readonly METRICS_TOKEN?: string | undefined; readonly behindProxy: boolean },
): boolean {
  const given = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  if (token && given) {
    const [a, b] = [Buffer.from(token), Buffer.from(given)];
    if (a.length === b.length && timingSafeEqual(a, b)) return true;
  }
  // Behind a proxy everyone seems to be on this machine.
  return !behindProxy && isLocalRequest(peer, request.headers);
}
