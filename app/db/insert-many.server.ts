import { type Column, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Database, Transaction } from "./client.server";

/**
 * Insert many rows of one shape in one statement with one parameter: several times as fast as a parameter a value.
 * Columns that no row gives get their defaults. after: "on conflict …", "returning …".
 */
export async function insertMany<T extends PgTable>(
  db: Database | Transaction,
  table: T,
  rows: readonly T["$inferInsert"][],
  after: SQL,
): Promise<Record<string, unknown>[]> {
  const [first] = rows;
  if (!first) return [];
  const columns = getTableColumns(table);
  const given = Object.keys(first).map((key) => [key, columns[key]!.name] as const);
  const records = rows.map((row) =>
    Object.fromEntries(given.map(([key, name]) => [name, (row as Record<string, unknown>)[key]])),
  );
  const names = sql.join(
    given.map(([, name]) => sql.identifier(name)),
    sql`, `,
  );
  const source = sql`jsonb_populate_recordset(null::${table}, ${JSON.stringify(records)}::jsonb)`;
  return db.execute(sql`insert into ${table} (${names}) select ${names} from ${source} ${after}`);
}

/** Whether a text is one of many: one parameter, however many they are. */
export function isOneOf(column: Column, values: readonly string[]): SQL {
  return sql`${column} in (select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;
}
