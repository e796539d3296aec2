import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { openEmbedded } from "~/db/embedded.server";
import { createLogger } from "~/lib/log.server";
import { makeTemplate } from "./template";

declare module "vitest" {
  interface ProvidedContext {
    /** Reaches the database "postgres" of the run's server, as one who may create databases. */
    adminUrl: string;
  }
}

/** A run's databases have never taken a quarter of it. */
const ROOM_BYTES = 4_000_000_000;

interface RunningPostgres {
  readonly adminUrl: string;
  stop(): Promise<void>;
}

/** One server a run, however many projects ask for it: their setups do not share modules. */
const shared = globalThis as { testPostgres?: { users: number; running: Promise<RunningPostgres> } };

export default async function setup(project: TestProject) {
  shared.testPostgres ??= { users: 0, running: startPostgres() };
  const mine = shared.testPostgres;
  mine.users += 1;
  project.provide("adminUrl", (await mine.running).adminUrl);
  return async () => {
    mine.users -= 1;
    if (mine.users > 0) return;
    delete shared.testPostgres;
    await (await mine.running).stop();
  };
}

async function startPostgres(): Promise<RunningPostgres> {
  const dataDir = fs.mkdtempSync(path.join(roomyFolder(), "tinh-hoa-tests-"));
  // Root's database runs as another user, who must be able to pass through.
  fs.chmodSync(dataDir, 0o711);
  const embedded = await openEmbedded({ dataDir, role: "server", log: createLogger("warn", 2) });
  const adminUrl = withDatabase(embedded.url, "postgres");
  await forgetDurability(adminUrl);
  await makeTemplate(adminUrl);
  return {
    adminUrl,
    async stop() {
      await embedded.close();
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** In memory where there is room for it: to copy the template there takes a fifth of the time. */
function roomyFolder(): string {
  const memory = "/dev/shm";
  if (!fs.existsSync(memory)) return os.tmpdir();
  const { bavail, bsize } = fs.statfsSync(memory);
  return bavail * bsize >= ROOM_BYTES ? memory : os.tmpdir();
}

/** Tests lose nothing when the machine fails; only here may a commit not wait for the disk. */
async function forgetDurability(adminUrl: string) {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  for (const setting of ["fsync = off", "full_page_writes = off", "synchronous_commit = off"]) {
    await sql.unsafe(`alter system set ${setting}`);
  }
  await sql`select pg_reload_conf()`;
  await sql.end();
}

function withDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
