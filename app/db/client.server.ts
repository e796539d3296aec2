import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema/index";

/** `sql` is the pool underneath, for what has no place in the query builder: a stream, an advisory lock on one connection. */
export function openDatabase(url: string, options: { max: number; application?: string }) {
  const sql = postgres(url, {
    max: options.max,
    onnotice: () => {},
    connection: { application_name: options.application ?? "tinh-hoa", TimeZone: "UTC" },
  });
  const db = drizzle(sql, { schema });
  return { db, sql, close: () => sql.end({ timeout: 2 }) };
}

export type OpenDatabase = ReturnType<typeof openDatabase>;
export type Database = OpenDatabase["db"];
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
