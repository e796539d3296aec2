import { createServer, type Server } from "node:http";
import path from "node:path";
import { getRequestListener } from "@hono/node-server";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import type { ViteDevServer } from "vite";
import { hearChanges } from "~/db/changes.server";
import { type EmbeddedDatabase, openEmbedded } from "~/db/embedded.server";
import { hasDemoAccounts } from "~/domain/people/queries.server";
import { type Env, loadEnv } from "~/env.server";
import { createApp } from "~/http/app.server";
import { KeptPages } from "~/http/kept-pages.server";
import { openMetrics } from "~/http/metrics.server";
import { openKeptSender } from "~/http/send-kept.server";
import { openStaticFiles } from "~/http/static.server";
import { prepareDatabase, startWorker } from "~/jobs/worker.server";
import { createLogger, type Logger } from "~/lib/log.server";
import { SetupError } from "~/lib/setup-error";
import { openServices, type Services } from "~/services.server";

// The composition root: what runs is opened here in order, and closed in the opposite order.

/** For requests that run when the server is told to stop. */
const DRAIN_MS = 5_000;
/** npm passes Ctrl-C on to a process that already got it from the terminal: a second signal this soon is the same one. */
const SAME_SIGNAL_MS = 1_000;

/** Starts the server and resolves when it answers; what a person can put right is told in one sentence. */
export async function main(): Promise<void> {
  try {
    await startServer();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

async function startServer(): Promise<void> {
  const env = loadEnv();
  const log = createLogger(env.LOG_LEVEL);
  const run: Run = { open: [], isStopping: false };
  const closeAll = async () => {
    for (const close of run.open.reverse().splice(0)) {
      await close().catch((err) => log.error({ err }, "trouble while stopping"));
    }
  };
  stopOnSignal(log, async () => {
    run.isStopping = true;
    // A database that is just starting is waited for; whatever else is half open fails when it goes.
    await run.database?.catch(() => {});
    await closeAll();
  });
  try {
    await openAll(env, log, run);
  } catch (error) {
    if (run.isStopping) return;
    await closeAll();
    throw error;
  }
}

interface Run {
  /** How to close what is open, in the order of opening. */
  readonly open: Array<() => Promise<void>>;
  isStopping: boolean;
  database?: Promise<EmbeddedDatabase>;
}

async function openAll(env: Env, log: Logger, run: Run) {
  const { open } = run;
  if (!env.DATABASE_URL) {
    run.database = openEmbedded({ dataDir: env.DATA_DIR, port: env.EMBEDDED_POSTGRES_PORT, role: "server", log });
  }
  const embedded = await run.database;
  if (embedded) open.push(embedded.close);
  const databaseUrl = env.DATABASE_URL ?? embedded!.url;
  await prepareDatabase(databaseUrl, log);

  const { services, close } = openServices(env, log, databaseUrl, "tinh-hoa");
  open.push(close);
  if (embedded && env.DEMO === "auto") await loadDemoIfNew(services);
  const worker = await startWorker(databaseUrl, services);
  open.push(worker.stop);

  const host = env.HOST ?? (await addressToListenOn(services));
  const server = createServer();
  const vite = env.NODE_ENV === "development" ? await openVite(server) : undefined;
  if (vite) open.push(() => vite.close());
  const keptPages = new KeptPages(env.PAGE_CACHE_MB * 2 ** 20);
  const changes = await hearChanges(databaseUrl, {
    onChange: (tag) => keptPages.drop([tag]),
    onHearing: (isHearing) => {
      keptPages.isTold = isHearing;
      log.info({ isHearing }, "changes in the database are heard, or no longer");
    },
  });
  open.push(changes.close);
  const metrics = openMetrics();
  const handler = createRequestHandler(vite ? () => developmentBuild(vite) : await productionBuild(), env.NODE_ENV);
  const app = createApp({
    services,
    metrics,
    pages: handler,
    keptPages,
    settled: changes.settled,
    staticFile: vite ? () => undefined : openStaticFiles(path.resolve("build/client")),
    isStopping: () => run.isStopping,
  });
  // The globals stay Node's own: with the adapter's, what fetch() answers is no instance of Response.
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const sendKept = openKeptSender(services, metrics, keptPages);
  server.on("request", (request, response) => {
    if (vite) vite.middlewares(request, response, () => void listener(request, response));
    else if (!sendKept(request, response)) void listener(request, response);
  });
  const address = await listen(server, env, host);
  open.push(() => drain(server));
  embedded?.announce(address);
  log.info(`Tinh Hoa answers at ${address}`);
  await tellDemoAccounts(services);
}

/** A new embedded database gets the demo; a database of one's own only by `demo load`. */
async function loadDemoIfNew({ db, files, signer, log }: Services) {
  const { isEmpty, loadDemo } = await import("~/demo/load-demo.server");
  if (!(await isEmpty(db))) return;
  log.info("loading the demo into the empty database");
  await loadDemo(db, files, signer, new Date());
}

/** While demo accounts exist their password is public, so only this machine may connect, unless HOST says otherwise. */
async function addressToListenOn({ db }: Services): Promise<string> {
  return (await hasDemoAccounts(db)) ? "127.0.0.1" : "0.0.0.0";
}

async function tellDemoAccounts({ db, log }: Services) {
  if (!(await hasDemoAccounts(db))) return;
  const { DEMO_PASSWORD, demoEmail, SIGN_IN_ACCOUNTS } = await import("~/demo/accounts.server");
  log.info(`Demo accounts: ${SIGN_IN_ACCOUNTS.map(demoEmail).join(" ")} - password ${DEMO_PASSWORD}`);
}

/** Part of the same bundle; a server run from its sources has Vite instead. */
function productionBuild(): Promise<ServerBuild> {
  return import("virtual:remix/server-build");
}

async function openVite(server: Server): Promise<ViteDevServer> {
  const { createServer: createViteServer } = await import("vite");
  return createViteServer({ server: { middlewareMode: true, hmr: { server } }, appType: "custom" });
}

async function developmentBuild(vite: ViteDevServer): Promise<ServerBuild> {
  return (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild;
}

/** Resolves to the address people use. */
function listen(server: Server, { PORT }: Env, host: string): Promise<string> {
  // Longer than a proxy's, so that it is never the server that closes a connection the proxy is about to use.
  server.keepAliveTimeout = 65_000;
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE")
        reject(new SetupError(`PORT: ${PORT} is already in use on ${host}; set another`));
      else if (error.code === "EACCES")
        reject(new SetupError(`PORT: this user may not listen on ${PORT}; set one above 1023`));
      else if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
        reject(new SetupError(`HOST: ${host} is no address of this machine`));
      else reject(error);
    });
    server.listen(PORT, host, () => {
      const isEverywhere = host === "0.0.0.0" || host === "::";
      resolve(`http://${isEverywhere ? "localhost" : host.includes(":") ? `[${host}]` : host}:${PORT}`);
    });
  });
}

/** Takes no new connection and lets running requests finish. */
function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function stopOnSignal(log: Logger, closeAll: () => Promise<void>) {
  let first: number | undefined;
  const stop = async (signal: NodeJS.Signals) => {
    if (first !== undefined) {
      if (performance.now() - first > SAME_SIGNAL_MS) process.exit(1);
      return;
    }
    first = performance.now();
    log.info(`${signal}: stopping`);
    await closeAll();
    process.exit(0);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  process.on("unhandledRejection", (err) => log.error({ err }, "unhandled rejection"));
  process.on("uncaughtException", (err) => {
    log.fatal({ err }, "uncaught exception");
    void closeAll().finally(() => process.exit(1));
  });
}
