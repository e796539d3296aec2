import type { AppLoadContext } from "@remix-run/node";
import { expect, test } from "vitest";
import { openDatabase } from "~/db/client.server";
import { parseEnv } from "~/env.server";
import { createApp } from "~/http/app.server";
import { KeptPages } from "~/http/kept-pages.server";
import { loggedPath } from "~/http/logged-path.server";
import { openMetrics } from "~/http/metrics.server";
import { createLogger } from "~/lib/log.server";
import type { Services } from "~/services.server";

type Pages = (request: Request, context: AppLoadContext) => Promise<Response>;

const html = (body: string) => new Response(body, { headers: { "content-type": "text/html" } });

/** The server without a database: nothing listens on the port it is given. */
function anApp(pages: Pages = async () => html("<p>hello</p>"), variables: Record<string, string> = {}) {
  const env = parseEnv({ MAX_UPLOAD_MB: "1", ...variables });
  const { db } = openDatabase("postgres://nobody@127.0.0.1:9/none", { max: 1, application: "test" });
  const services = { env, db, log: createLogger("silent") } as Services;
  const app = createApp({
    services,
    metrics: openMetrics(),
    pages,
    keptPages: new KeptPages(1024),
    settled: async () => {},
    staticFile: () => undefined,
    isStopping: () => false,
  });
  const peer = { incoming: { socket: { remoteAddress: "203.0.113.9" } } };
  return (path: string, init?: RequestInit) => app.request(path, init, peer);
}

test("the server is alive without its database, and not ready", async () => {
  const ask = anApp();
  const [alive, ready] = [await ask("/healthz"), await ask("/readyz")];
  expect([alive.status, ready.status, await ready.text()]).toEqual([200, 503, "the database does not answer"]);
});

test("only a page that asks for the nonce gets it into its policy, a new one each time", async () => {
  const ask = anApp(async (request, { request: facts }) => html(request.url.endsWith("/live") ? facts.nonce : "plain"));
  const policies: (string | null)[] = [];
  for (const path of ["/plain", "/live", "/live"]) {
    const response = await ask(path);
    const body = await response.text();
    policies.push(response.headers.get("content-security-policy"));
    if (path === "/live") expect(policies.at(-1)).toContain(`'nonce-${body}'`);
  }
  expect(policies[0]).not.toContain("nonce-");
  expect(policies[1]).not.toBe(policies[2]);
});

test("a body above the limit is refused with 413, one without a length with 411; uploads may be larger than forms", async () => {
  const ask = anApp(async (request) => Response.json({ read: (await request.arrayBuffer()).byteLength }));
  const post = (size: number, type: string, isStream = false) => {
    const body = new Blob([new Uint8Array(size)]);
    const init = {
      method: "POST",
      headers: {
        "content-type": type,
        ...(isStream ? { "transfer-encoding": "chunked" } : { "content-length": String(size) }),
      },
    };
    return ask("/", { ...init, body: isStream ? body.stream() : body, duplex: "half" } as RequestInit);
  };
  const MB = 1024 * 1024;
  const statuses = await Promise.all([
    post(MB, "application/json"),
    post(2.5 * MB, "application/json"),
    post(2.5 * MB, "application/json", true),
    post(2.5 * MB, "multipart/form-data; boundary=x"),
    post(9 * MB, "multipart/form-data; boundary=x"),
  ]);
  expect(statuses.map((response) => response.status)).toEqual([200, 413, 411, 200, 413]);
  expect(await statuses[1]?.json()).toEqual({ error: { code: "too_large", message: "More than 2 MB." } });
});

test("a browser whose request a route without a page refused is shown the page of refusals, a script its JSON", async () => {
  const ask = anApp(async ({ url, method, headers }) => {
    const { pathname } = new URL(url);
    if (pathname === "/refused") return html(`refused, ${method}, ${headers.get("cookie")}`);
    if (pathname === "/list.json") return Response.json({ rows: [] });
    const wasThrown = pathname === "/thrown";
    return Response.json(
      { message: "?" },
      wasThrown ? { status: 409, headers: { "x-remix-error": "yes" } } : undefined,
    );
  });
  const asked = async (path: string, method: string, accept: string) => {
    const response = await ask(path, {
      method,
      headers: { accept, cookie: "session=1", "sec-fetch-site": "same-origin", "content-length": "0" },
    });
    return [response.status, await response.text()];
  };
  const BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

  expect(await asked("/thrown", "POST", BROWSER)).toEqual([409, "refused, GET, session=1"]);
  expect(await asked("/thrown", "GET", BROWSER)).toEqual([409, "refused, GET, session=1"]);
  expect(await asked("/answered", "POST", BROWSER)).toEqual([200, "refused, GET, session=1"]);
  expect(await asked("/thrown", "POST", "*/*")).toEqual([409, '{"message":"?"}']);
  expect(await asked("/list.json", "GET", BROWSER)).toEqual([200, '{"rows":[]}']);
});

test("a write from another site never reaches a page", async () => {
  let reached = 0;
  const ask = anApp(async () => html(String(reached++)));
  const response = await ask("/", { method: "POST", headers: { "sec-fetch-site": "cross-site" } });
  expect([response.status, reached]).toEqual([403, 0]);
});

test("a page that fails is answered with 500, an id to find it by, and nothing about why", async () => {
  const ask = anApp(async () => {
    throw new Error("secret detail");
  });
  const response = await ask("/");
  expect([response.status, response.headers.get("x-request-id")]).toEqual([500, expect.stringMatching(/^[\w-]{36}$/)]);
  expect(await response.text()).not.toContain("secret");
});

test("metrics are for who knows the token", async () => {
  const ask = anApp(undefined, { METRICS_TOKEN: "a-token-of-some-length" });
  const of = async (token: string) => (await ask("/metrics", { headers: { authorization: `Bearer ${token}` } })).status;
  expect([await of("a-token-of-some-length"), await of("another"), (await ask("/metrics")).status]).toEqual([
    200, 403, 403,
  ]);
});

test("a log keeps no token of a link", () => {
  expect([loggedPath("/reset-password/abc"), loggedPath("/invitations/abc/x"), loggedPath("/products/abc")]).toEqual([
    "/reset-password/…",
    "/invitations/…/x",
    "/products/abc",
  ]);
});
