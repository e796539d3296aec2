import { setTimeout as pause } from "node:timers/promises";
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";

/**
 * Runs writes at once so that they meet: `held` is locked first, all of `works` are started one after another, each as soon
 * as the one before it waits for a lock, and then `held` is let go. Returns how each ended: "done", or the code of its
 * refusal: a DomainError's, or PostgreSQL's ("40P01" is a deadlock).
 */
export async function meeting(db: Database, held: SQL, works: readonly (() => Promise<unknown>)[]): Promise<string[]> {
  const endings: Promise<string>[] = [];
  await db.transaction(async (tx) => {
    await tx.execute(held);
    for (const [index, work] of works.entries()) {
      endings.push(
        work().then(
          () => "done",
          (error) => error.code ?? error.cause?.code ?? String(error),
        ),
      );
      await until(async () => (await waiting(db)) > index);
    }
  });
  return Promise.all(endings);
}

/** Until something in the database waits for a lock. */
export const waitingForLock = (db: Database): Promise<void> => until(async () => (await waiting(db)) > 0);

async function waiting(db: Database): Promise<number> {
  const [row] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return row!.count;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    if (await holds()) return;
    await pause(25);
  }
  throw new Error("the writes never met at a lock");
}
