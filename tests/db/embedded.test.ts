import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openEmbedded } from "~/db/embedded.server";
import { createLogger } from "~/lib/log.server";
import { startOf } from "~/lib/process-lock.server";

let folder: string;
let holders: ChildProcess[];

/** A stopped database that most tests begin with, so that only two wait for one to be made. */
const made = emptyFolder();

function emptyFolder(): string {
  const name = fs.mkdtempSync(path.join(os.tmpdir(), "embedded-"));
  // Root's database runs as another user, who must be able to pass through.
  fs.chmodSync(name, 0o711);
  return name;
}

beforeAll(async () => {
  const database = await openEmbedded({ dataDir: made, role: "server", log: createLogger("silent") });
  await database.close();
});

afterAll(() => fs.rmSync(made, { recursive: true, force: true }));

beforeEach(() => {
  folder = emptyFolder();
  execFileSync("cp", ["-a", `${made}/.`, folder]);
  holders = [];
});

const removeDatabase = () => {
  for (const name of fs.readdirSync(folder)) fs.rmSync(path.join(folder, name), { recursive: true });
};

afterEach(async () => {
  for (const holder of holders) holder.kill("SIGKILL");
  const pid = postmasterPid();
  if (pid) killAll([pid]);
  await delay(50);
  fs.rmSync(folder, { recursive: true, force: true });
});

const postmasterPid = () => {
  const file = path.join(folder, "postgres/postmaster.pid");
  return fs.existsSync(file) ? Number(fs.readFileSync(file, "utf8").split("\n")[0]) : undefined;
};

const killAll = (pids: readonly number[]) => {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // Gone already.
    }
  }
};

/** A process that ended may wait a moment for its parent to notice. */
const expectGone = (pid: number) => expect.poll(() => startOf(pid)).toBeNull();

/** A process that holds the database of the folder. Ends with its exit code and what it said, or with the URL once open. */
async function hold(role: "server" | "command" = "server") {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/db/embedded-holder.ts", folder, role]);
  holders.push(child);
  let out = "";
  let err = "";
  child.stdout.on("data", (data) => (out += data));
  child.stderr.on("data", (data) => (err += data));
  const exit = once(child, "exit");
  while (!out.includes("\n") && child.exitCode === null && child.signalCode === null) await delay(20);
  return {
    url: out.trim(),
    err: () => err.trim(),
    code: () => child.exitCode,
    async end(signal: NodeJS.Signals) {
      child.kill(signal);
      await exit;
    },
  };
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return [...(await sql.unsafe(statement))].map((row) => Object.values(row)[0]);
  } finally {
    await sql.end();
  }
}

const KEEP = "create table kept (value text); insert into kept values ('still here')";

test("a first start makes a durable UTF-8 database in UTC, and stopping leaves no process", async () => {
  removeDatabase();
  const first = await hold();
  const settings = [
    "fsync",
    "synchronous_commit",
    "full_page_writes",
    "server_encoding",
    "TimeZone",
    "listen_addresses",
  ];
  const found = await ask(first.url, settings.map((name) => `select current_setting('${name}')`).join(" union all "));
  expect(found).toEqual(["on", "on", "on", "UTF8", "UTC", "127.0.0.1"]);
  expect(await ask(first.url, "select upper('đặc sản')")).toEqual(["ĐẶC SẢN"]);
  await ask(first.url, KEEP);
  const pid = postmasterPid()!;
  await first.end("SIGTERM");
  await expectGone(pid);
  expect(fs.readdirSync(folder).sort()).toEqual(["postgres", "postgres.json"]);

  const second = await hold();
  expect(second.url).toBe(first.url);
  expect(await ask(second.url, "select value from kept")).toEqual(["still here"]);
});

test("the password is random and only its owner may read it", async () => {
  const { url } = await hold();
  const file = path.join(folder, "postgres.json");
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  expect(new URL(url).password).toHaveLength(32);
  await expect(ask(url.replace(/:[^:@]+@/, ":guess@"), "select 1")).rejects.toThrow(/password authentication failed/);
});

test("a database that outlived its killed server is adopted", async () => {
  const first = await hold();
  await ask(first.url, KEEP);
  const pid = postmasterPid()!;
  await first.end("SIGKILL");

  const second = await hold();
  expect(postmasterPid()).toBe(pid);
  expect(await ask(second.url, "select value from kept")).toEqual(["still here"]);
  await second.end("SIGTERM");
  await expectGone(pid);
});

test("server and database killed together start again with everything that was committed", async () => {
  const first = await hold();
  await ask(first.url, KEEP);
  killAll([postmasterPid()!]);
  await first.end("SIGKILL");

  const second = await hold();
  expect(await ask(second.url, "select value from kept")).toEqual(["still here"]);
});

test("a stale postmaster.pid whose number now belongs to another process does not stop the start", async () => {
  const first = await hold();
  const file = path.join(folder, "postgres/postmaster.pid");
  const lines = fs.readFileSync(file, "utf8").split("\n");
  await first.end("SIGTERM");
  fs.writeFileSync(file, [process.pid, ...lines.slice(1)].join("\n"));

  const second = await hold();
  expect(await ask(second.url, "select 1")).toEqual([1]);
  await second.end("SIGTERM");
});

test("a lock left by a killed process whose number was reused is taken over", async () => {
  fs.writeFileSync(
    path.join(folder, "server.lock"),
    JSON.stringify({ pid: process.pid, started: "1", role: "server", address: null }),
  );
  expect((await hold()).url).toMatch(/^postgres:/);
});

test("a second server is refused in one sentence that names the first", async () => {
  await hold();
  const second = await hold();
  expect(second.code()).toBe(1);
  expect(second.err()).toBe(
    `Another server (pid ${holders[0]?.pid}, http://127.0.0.1:3999) already uses ${folder}: stop it first, or set DATA_DIR to another folder`,
  );
});

test("of two servers started at once on an empty folder, one starts", async () => {
  removeDatabase();
  const both = await Promise.all([hold(), hold()]);
  expect(both.map((one) => one.url !== "").sort()).toEqual([false, true]);
  expect(both.map((one) => one.code()).sort()).toEqual([1, null]);
});

test("a database that dies under its server comes back at the same address", async () => {
  const server = await hold();
  await ask(server.url, KEEP);
  killAll([postmasterPid()!]);
  await expect
    .poll(() => ask(server.url, "select value from kept").catch(() => []), { timeout: 15_000 })
    .toEqual(["still here"]);
});

test("a command joins the running server's database and leaves it running", async () => {
  const server = await hold();
  const command = await hold("command");
  expect(command.url).toBe(server.url);
  await command.end("SIGTERM");
  expect(await ask(server.url, "select 1")).toEqual([1]);
});

test("of two commands without a server, the last to leave stops the database", async () => {
  const first = await hold("command");
  const second = await hold("command");
  const connection = postgres(second.url, { max: 1 });
  await connection`select 1`;
  const pid = postmasterPid()!;
  await first.end("SIGTERM");
  expect(await connection`select 1 as one`).toEqual([{ one: 1 }]);
  await connection.end();
  await second.end("SIGTERM");
  await expectGone(pid);
});

test("a fixed port is used, and one that is taken is named", async () => {
  const other = await hold();
  const port = Number(new URL(other.url).port);
  const elsewhere = path.join(folder, "elsewhere");
  await expect(openEmbedded({ dataDir: elsewhere, port, role: "server", log: createLogger("silent") })).rejects.toThrow(
    `EMBEDDED_POSTGRES_PORT: ${port} is already in use`,
  );
});

test.runIf(process.getuid?.() === 0)("root is told which parent folder is closed to the database", async () => {
  const closed = path.join(folder, "closed");
  fs.mkdirSync(closed, { mode: 0o700 });
  await expect(
    openEmbedded({ dataDir: path.join(closed, "data"), role: "server", log: createLogger("silent") }),
  ).rejects.toThrow(
    `DATA_DIR: ${closed} is closed to the user "postgres" that runs the database; choose another place or run: chmod o+x ${closed}`,
  );
});
