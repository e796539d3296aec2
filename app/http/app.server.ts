import { randomBytes } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import type { AppLoadContext } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { type Context, Hono } from "hono";
import { isMigrated } from "~/db/migrate.server";
import { whyNotBody } from "./body-limit.server";
import { clientAddress } from "./client-address.server";
import type { KeptPages } from "./kept-pages.server";
import { loggedPath } from "./logged-path.server";
import { type Metrics, mayReadMetrics } from "./metrics.server";
import { requestId } from "./request-id.server";
import { contentSecurityPolicy, securityHeaders, whyNotSameSite } from "./security.server";
import type { RequestFacts, Services } from "./services";

const MEGABYTE = 1024 * 1024;
/** For bodies that carry no files: a long form, a batch of operations. */
const PLAIN_BODY = 2 * MEGABYTE;
const UPLOADS_LET_PASS = 8;

export interface AppParts {
  readonly services: Services;
  readonly metrics: Metrics;
  /** The pages: Remix's request handler. */
  readonly pages: (request: Request, context: AppLoadContext) => Promise<Response>;
  readonly keptPages: KeptPages;
  /** Resolves once the kept pages know of all that was written. */
  readonly settled: () => Promise<void>;
  readonly staticFile: (request: Request, pathname: string) => Response | undefined;
  /** Set once the server no longer wants new work. */
  readonly isStopping: () => boolean;
}

type Environment = { Bindings: HttpBindings; Variables: { facts: RequestFacts; nonce?: string } };
type AppContext = Context<Environment>;

/** Everything between the socket and the pages. */
export function createApp({
  services,
  metrics,
  pages,
  keptPages,
  settled,
  staticFile,
  isStopping,
}: AppParts): Hono<Environment> {
  const { env, db, log } = services;
  const always = Object.entries(securityHeaders(env));
  const plainPolicy = contentSecurityPolicy(env);
  const app = new Hono<Environment>();

  app.use(async (c, next) => {
    const began = performance.now();
    const facts = requestFacts(c, env.TRUST_PROXY);
    c.set("facts", facts);
    await next();
    const { headers, status } = c.res;
    // A picture made for other sites says so itself.
    for (const [name, value] of always) if (!headers.has(name)) headers.set(name, value);
    headers.set("x-request-id", facts.id);
    if (status !== 304 && !headers.has("content-security-policy")) {
      const nonce = c.get("nonce");
      headers.set("content-security-policy", nonce ? contentSecurityPolicy(env, nonce) : plainPolicy);
    }
    const ms = performance.now() - began;
    metrics.observe(c.req.method, status, ms / 1000);
    const level = isRead(c) && status < 500 ? "debug" : "info";
    log[level](
      { requestId: facts.id, method: c.req.method, path: loggedPath(c.req.path), status, ms: Math.round(ms) },
      "request",
    );
  });

  app.get("/healthz", (c) => c.text("ok"));
  app.get("/readyz", async (c) => {
    const reason = isStopping() ? "stopping" : await whyNotReady(db);
    return reason ? c.text(reason, 503) : c.text("ready");
  });
  app.get("/metrics", (c) =>
    mayReadMetrics(c.req.raw, c.env.incoming.socket.remoteAddress, {
      METRICS_TOKEN: env.METRICS_TOKEN,
      behindProxy: env.TRUST_PROXY > 0 || env.PUBLIC_URL.startsWith("https:"),
    })
      ? metrics.respond()
      : c.text("Metrics are for this machine, or for a METRICS_TOKEN.", 403),
  );

  app.use(async (c, next) => staticFile(c.req.raw, c.req.path) ?? (await next()));

  app.use(async (c, next) => {
    const reason = whyNotSameSite(c.req.raw, ownOrigins(c, env));
    return reason ? refuse(c, 403, "forbidden", `Refused: ${reason}.`) : await next();
  });

  app.use(async (c, next) => {
    const carriesFiles = /^multipart\/form-data/.test(c.req.header("content-type") ?? "");
    // A form whose files are too large says so itself (parseUpload); this only bounds how much it lets pass.
    const most = carriesFiles ? UPLOADS_LET_PASS * env.MAX_UPLOAD_MB * MEGABYTE : PLAIN_BODY;
    const refusal = whyNotBody(c.req.raw.headers, most);
    return refusal ? refuse(c, refusal.status, refusal.code, refusal.message) : await next();
  });

  app.all("*", async (c) => {
    const context = loadContext(c, services);
    return keptPages.answer(c.req.raw, context.request.shows, async () => {
      const answer = await pages(c.req.raw, context);
      // Whoever is told that something was done must not find it undone on a page.
      if (!isRead(c) && !keptPages.isEmpty) await settled();
      return isForScripts(c, answer) ? refusalPage(c, answer, pages, context) : answer;
    });
  });

  app.onError((err, c) => {
    log.error(
      { err, requestId: c.get("facts").id, method: c.req.method, path: loggedPath(c.req.path) },
      "request failed",
    );
    return refuse(c, 500, "internal", "Something went wrong on our side.");
  });
  return app;
}

const isRead = (c: AppContext) => c.req.method === "GET" || c.req.method === "HEAD";

/**
 * Whether a browser that opens a page is answered with JSON: a route without a page was asked and refuses. Its sentence would
 * be lost, so the page of refusals tells it (app/routes/$.tsx). Scripts and programs ask for no HTML and read the JSON.
 */
function isForScripts(c: AppContext, { headers }: Response): boolean {
  if (!c.req.header("accept")?.includes("text/html")) return false;
  const isJson = headers.get("content-type")?.startsWith("application/json") ?? false;
  return isJson && (headers.has("x-remix-error") || !isRead(c));
}

async function refusalPage(
  c: AppContext,
  { status }: Response,
  pages: AppParts["pages"],
  context: AppLoadContext,
): Promise<Response> {
  const headers = { cookie: c.req.header("cookie") ?? "" };
  const page = await pages(new Request(new URL("/refused", c.req.url), { headers }), context);
  return status < 400 ? page : new Response(page.body, { status, headers: page.headers });
}

const refuse = (c: Context, status: 403 | 411 | 413 | 500, code: string, message: string) =>
  c.json({ error: { code, message } }, status, {
    connection: status === 411 || status === 413 ? "close" : "keep-alive",
  });

function requestFacts(c: AppContext, trustedProxies: number): RequestFacts {
  const peer = c.env.incoming.socket.remoteAddress;
  return {
    id: requestId(c.req.header("x-request-id"), trustedProxies),
    address: clientAddress(peer, c.req.header("x-forwarded-for") ?? null, trustedProxies),
    get nonce() {
      const nonce = c.get("nonce") ?? randomBytes(16).toString("base64");
      c.set("nonce", nonce);
      return nonce;
    },
    shows: new Set(),
  };
}

function loadContext(c: AppContext, services: Services): AppLoadContext {
  const facts = c.get("facts");
  return { services: { ...services, log: services.log.child({ requestId: facts.id }) }, request: facts };
}

/** Where our own pages come from: the configured address, and whatever host this request was sent to. */
function ownOrigins(c: AppContext, { PUBLIC_URL, TRUST_PROXY }: Services["env"]): string[] {
  const forwarded = TRUST_PROXY > 0 ? c.req.header("x-forwarded-host") : undefined;
  const host = forwarded ?? c.req.header("host");
  return [PUBLIC_URL, ...(host ? [`http://${host}`, `https://${host}`] : [])];
}

async function whyNotReady(db: Services["db"]): Promise<string | null> {
  try {
    await db.execute(sql`select 1`);
    return (await isMigrated(db)) ? null : "migrations are missing";
  } catch {
    return "the database does not answer";
  }
}
