import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema/index";

/**
 * How long the database waits for a connection, in milliseconds: for a lock, for a statement to end, and for the next statement of a
 * transaction. Whoever waits longer is refused (`isBusy`), and what they held is free again. 0: as long as it takes.
 */
export interface Patience {
  readonly lock: number;
  readonly statement: number;
  readonly idle: number;
}

/** By the name a connection bears in the database; who is not named here, such as migrations, waits as long as it takes. */
const PATIENCE: Readonly<Record<string, Patience>> = {
  // Somebody waits for the page, and behind a lock that is not given up the whole pool would wait.
  "tinh-hoa": { lock: 10_000, statement: 60_000, idle: 60_000 },
  // Nobody waits: a job comes back by itself, but must not hold the others up for ever.
  "tinh-hoa jobs": { lock: 60_000, statement: 600_000, idle: 600_000 },
};
const ENDLESS: Patience = { lock: 0, statement: 0, idle: 0 };

/** Before whatever stands on the way to the database - a firewall, a balancer - forgets a connection that says nothing, and tells nobody. */
const IDLE_SECONDS = 60;

interface DatabaseOptions {
  readonly max: number;
  readonly application: string;
  /** Left out: by the application. */
  readonly patience?: Patience;
}

/** `sql` is the pool underneath, for what has no place in the query builder: a stream, an advisory lock on one connection. */
export function openDatabase(url: string, { max, application, patience }: DatabaseOptions) {
  const { lock, statement, idle } = patience ?? PATIENCE[application] ?? ENDLESS;
  const sql = postgres(url, {
    max,
    idle_timeout: IDLE_SECONDS,
    onnotice: () => {},
    connection: {
      application_name: application,
      TimeZone: "UTC",
      lock_timeout: lock,
      statement_timeout: statement,
      idle_in_transaction_session_timeout: idle,
    },
  });
  const db = drizzle(sql, { schema });
  return { db, sql, close: () => sql.end({ timeout: 2 }) };
}

export type OpenDatabase = ReturnType<typeof openDatabase>;
export type Database = OpenDatabase["db"];
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
