import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { loadReferenceData } from "#tests/support/reference-data";
import { type OpenDatabase, openDatabase } from "~/db/client.server";
import { openEmbedded } from "~/db/embedded.server";
import { prepareDatabase } from "~/jobs/worker.server";
import { createLogger } from "~/lib/log.server";

/** As many connections as the server has unless told otherwise. */
const POOL = 12;

/** What a benchmark works with. */
export interface Lab extends OpenDatabase {
  readonly url: string;
  readonly dataDir: string;
  /** All of the work of the promise, however long it takes. */
  readonly isFull: boolean;
}

/** Runs with a database server of its own, as a first start makes it, that goes with its folder at the end. */
export async function withLab<T>(isFull: boolean, work: (lab: Lab) => Promise<T>): Promise<T> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "tinh-hoa-bench-"));
  // Root's database runs as another user, who must be able to pass through.
  fs.chmodSync(dataDir, 0o711);
  const log = createLogger("error", 2);
  const embedded = await openEmbedded({ dataDir, role: "command", log });
  try {
    await prepareDatabase(embedded.url, log);
    const database = openDatabase(embedded.url, { max: POOL, application: "bench" });
    try {
      await loadReferenceData(database.db);
      return await work({ ...database, url: embedded.url, dataDir, isFull });
    } finally {
      await database.close();
    }
  } finally {
    await embedded.close();
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}
