import { drizzle } from "drizzle-orm/postgres-js";
import type { Database } from "~/db/client.server";
import * as schema from "~/db/schema";

/** Runs some work on the same connections and counts what it asks the database. */
export async function countingQueries<T>(
  db: Database,
  work: (db: Database) => Promise<T>,
): Promise<{ result: T; queries: number }> {
  let queries = 0;
  const logger = {
    logQuery() {
      queries += 1;
    },
  };
  const counted = drizzle(db.$client, { schema, logger });
  const result = await work(counted);
  return { result, queries };
}
