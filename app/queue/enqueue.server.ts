import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { type Db, fromDrizzle, PgBoss } from "pg-boss";
import type { Database, Transaction } from "~/db/client.server";
import type { Job } from "./job";

export interface EnqueueOptions {
  /** Not before this instant. */
  readonly startAfter?: Date;
  /** While a job with this key waits, another is not added. */
  readonly key?: string;
  readonly priority?: number;
}

/**
 * Adds a job in the caller's transaction: a rollback takes it along, and it starts after the commit.
 * Returns its id, or null when one with the same key already waits.
 */
export async function enqueue<Payload extends object>(
  db: Database | Transaction,
  job: Job<Payload>,
  payload: Payload,
  { startAfter, key, priority }: EnqueueOptions = {},
): Promise<string | null> {
  const data = job.schema.parse(payload);
  const connection = fromDrizzle(db, sql);
  return caller.run(connection, async () => {
    const boss = await sender();
    return boss.send(job.name, data, {
      db: connection,
      ...(startAfter && { startAfter }),
      ...(priority !== undefined && { priority }),
      // The queues hold one waiting job a key, so a job that may repeat has a key of its own.
      singletonKey: key ?? randomUUID(),
    });
  });
}

// pg-boss reads its queues' settings through a connection of its own and refreshes them on a timer. This sender has
// neither: it reads through the caller's transaction, once, so enqueueing needs no pool and keeps no process alive.
const caller = new AsyncLocalStorage<Db>();
const throughCaller: Db = { executeSql: (text, values) => caller.getStore()!.executeSql(text, values) };
const noTimers = { now: Date.now, setTimeout() {}, clearTimeout() {}, setInterval() {}, clearInterval() {} };

let started: Promise<PgBoss> | undefined;
function sender(): Promise<PgBoss> {
  started ??= new PgBoss({
    db: throughCaller,
    clock: noTimers,
    migrate: false,
    supervise: false,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  })
    .start()
    .catch((error) => {
      started = undefined;
      throw error;
    });
  return started;
}
