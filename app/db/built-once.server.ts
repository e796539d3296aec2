import type { PostgresJsSession } from "drizzle-orm/postgres-js";
import type { Database, Transaction } from "./client.server";

type Either = Database | Transaction;

/**
 * A prepared query whose text is put together the first time it is asked for: for the few that hundreds wait for at once, where
 * writing the text takes Node longer than the database takes to answer. `build` must depend on nothing but placeholders.
 */
export function builtOnce<Query extends object>(build: (db: Either) => Query): (db: Either) => Query {
  let first: Query | undefined;
  return (db) => {
    first ??= build(db);
    // The same text, fields and mapping, over the connection of this transaction.
    const { client } = db._.session as PostgresJsSession<never, never, never>;
    return Object.create(first, { client: { value: client } });
  };
}
