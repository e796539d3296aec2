import type { IncomingMessage, ServerResponse } from "node:http";
import { answerOf, type KeptPages } from "./kept-pages.server";
import { loggedPath } from "./logged-path.server";
import type { Metrics } from "./metrics.server";
import { requestId } from "./request-id.server";
import { contentSecurityPolicy, securityHeaders } from "./security.server";
import type { Services } from "./services";

/**
 * Answers for a kept page straight from the socket's request, with the headers that every answer has (app.server.ts); false when none is
 * kept. A Request and a Response of its own would cost more than all the rest.
 */
export function openKeptSender(
  { env, log }: Services,
  metrics: Metrics,
  pages: KeptPages,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const always = securityHeaders(env);
  const policy = { "content-security-policy": contentSecurityPolicy(env) };
  return (request, response) => {
    const { method = "", url: address = "", headers } = request;
    const page = pages.find({ method, address, cookies: headers.cookie ?? "" });
    if (!page) return false;
    const began = performance.now();
    const answer = answerOf(page, {
      ifNoneMatch: headers["if-none-match"] ?? null,
      acceptEncoding: String(headers["accept-encoding"] ?? ""),
    });
    const id = requestId(String(headers["x-request-id"] ?? ""), env.TRUST_PROXY);
    const own = answer.body ? policy : {};
    response.writeHead(answer.status, { ...always, ...own, ...answer.headers, "x-request-id": id });
    response.end(answer.body);
    const ms = performance.now() - began;
    metrics.observe(method, answer.status, ms / 1000);
    if (log.isLevelEnabled("debug")) {
      const path = loggedPath(address.split("?", 1)[0]!);
      log.debug({ requestId: id, method, path, status: answer.status, ms: Math.round(ms) }, "request");
    }
    return true;
  };
}
