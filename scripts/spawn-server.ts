import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** A first start builds and draws the demo's photos. */
const PATIENCE_MS = 420_000;

/** A server of its own, as `npm start` starts it. */
export interface SpawnedServer {
  /** "http://127.0.0.1:41234" */
  readonly url: string;
  /** Everything it logged so far. */
  readonly log: () => string;
  readonly dataDir: string;
  stop(): Promise<void>;
  /** Ends at once, as when the power goes; whatever it was doing stays undone. */
  kill(): Promise<void>;
}

/** Starts the built site on a free port (or `PORT`) with a data folder of its own, which goes when it stops; builds first when stale. */
export async function spawnServer(environment: Readonly<Record<string, string>> = {}): Promise<SpawnedServer> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "tinh-hoa-site-"));
  // An embedded database started by root runs as another user, who must be able to pass through.
  fs.chmodSync(dataDir, 0o711);
  const port = environment.PORT ? Number(environment.PORT) : await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/start.ts"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      LOG_LEVEL: "warn",
      PORT: String(port),
      PUBLIC_URL: url,
      DATA_DIR: dataDir,
      DATABASE_URL: "",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => said.push(String(part)));
  const log = () => said.join("");
  const stop = async () => {
    await end(child, "SIGTERM");
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await answering(url, child, log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, log, dataDir, stop, kill: () => end(child, "SIGKILL") };
}

async function answering(url: string, child: ChildProcess, log: () => string) {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${log()}`);
    const ready = await fetch(`${url}/readyz`).catch(() => undefined);
    if (ready?.ok) return;
    await delay(150);
  }
  throw new Error(`the server did not answer in ${PATIENCE_MS / 1000} s:\n${log()}`);
}

function end(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
