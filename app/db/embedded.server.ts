import fs from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "~/lib/log.server";
import { type LockHolder, type ProcessLock, takeLock } from "~/lib/process-lock.server";
import { SetupError } from "~/lib/setup-error";
import { type Cluster, type ClusterOptions, openCluster } from "./cluster.server";

const PATIENCE_MS = 60_000;

export interface EmbeddedDatabase {
  readonly url: string;
  /** Tells a second start where this server answers. */
  announce(address: string): void;
  /** Stops the database, unless another process still uses it. */
  close(): Promise<void>;
}

export interface EmbeddedOptions extends ClusterOptions {
  /** One server at a time; a command joins the database of a running server or another command. */
  readonly role: "server" | "command";
}

/** Starts the database of `dataDir`, adopts one that lost its parent, or (a command) joins a running one. */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  makeFolder(options.dataDir);
  const cluster = await openCluster(options);
  const lockFile = path.join(options.dataDir, "server.lock");
  const patience = Date.now() + PATIENCE_MS;
  for (;;) {
    const { lock, holder } = await takeLock(lockFile, options.role);
    if (lock) return own(cluster, lock, options);
    if (options.role === "server" && holder.role === "server") throw new SetupError(refusal(holder, options.dataDir));
    const url = options.role === "command" ? await cluster.answering() : undefined;
    if (url) return join(cluster, url, lockFile);
    if (Date.now() > patience) throw new SetupError(refusal(holder, options.dataDir));
    await delay(100);
  }
}

function refusal(holder: LockHolder, dataDir: string): string {
  const who = `Another ${holder.role} (pid ${holder.pid}${holder.address ? `, ${holder.address}` : ""})`;
  return `${who} already uses ${dataDir}: stop it first, or set DATA_DIR to another folder`;
}

async function own(cluster: Cluster, lock: ProcessLock, options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  let url: string;
  try {
    url = await cluster.start();
  } catch (error) {
    lock.release();
    throw error;
  }
  const revival = options.role === "server" ? keepRunning(cluster, options.log) : undefined;
  return {
    url,
    announce: lock.announce,
    async close() {
      await revival?.stop();
      if (options.role === "server" || !(await cluster.hasOtherClients())) await cluster.stop();
      lock.release();
    },
  };
}

function join(cluster: Cluster, url: string, lockFile: string): EmbeddedDatabase {
  return {
    url,
    announce() {},
    async close() {
      // Whoever started the database may be gone by now: the last to leave stops it.
      const { lock } = await takeLock(lockFile, "command");
      if (!lock) return;
      if (!(await cluster.hasOtherClients())) await cluster.stop();
      lock.release();
    },
  };
}

/** Starts the database again on the same port when it dies under a running server. */
function keepRunning(cluster: Cluster, log: Logger) {
  let working = Promise.resolve();
  const timer = setInterval(() => {
    working = working.then(async () => {
      if (cluster.isRunning()) return;
      log.error("the database stopped by itself; starting it again");
      await cluster.start().catch((err) => log.error({ err }, "the database did not start"));
    });
  }, 1_000);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      return working;
    },
  };
}

function makeFolder(dataDir: string) {
  // Root's database runs as another user, who must be able to pass through.
  fs.mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
}
