import { type Column, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Database, Transaction } from "./client.server";

const BATCH = 1000;

/**
 * Insert many rows of one shape, a thousand in a statement with one parameter: several times as fast as a parameter a value.
 * A batch is put together while the one before it is being written. Columns that no row gives get their defaults.
 * after: "on conflict …", "returning …". onBatch: told how many rows have been sent. Returns what the statements return.
 */
export async function insertMany<T extends PgTable>(
  db: Database | Transaction,
  table: T,
  rows: readonly T["$inferInsert"][],
  after: SQL,
  onBatch?: (rows: number) => void,
): Promise<Record<string, unknown>[]> {
  const [first] = rows;
  if (!first) return [];
  const columns = getTableColumns(table);
  const given = Object.keys(first).map((key) => [key, columns[key]!.name] as const);
  const names = sql.join(
    given.map(([, name]) => sql.identifier(name)),
    sql`, `,
  );
  const recordOf = (row: Record<string, unknown>) => {
    const record: Record<string, unknown> = {};
    for (const [key, name] of given) record[name] = row[key];
    return record;
  };
  const made: Record<string, unknown>[] = [];
  let writing: Promise<Record<string, unknown>[]> = Promise.resolve([]);
  for (let start = 0; start < rows.length; start += BATCH) {
    const records = JSON.stringify(rows.slice(start, start + BATCH).map(recordOf));
    made.push(...(await writing));
    if (start > 0) onBatch?.(start);
    const source = sql`json_populate_recordset(null::${table}, ${records}::json)`;
    writing = db.execute(sql`insert into ${table} (${names}) select ${names} from ${source} ${after}`);
  }
  made.push(...(await writing));
  onBatch?.(rows.length);
  return made;
}

/** Whether a text is one of many: one parameter, however many they are. */
export function isOneOf(column: Column, values: readonly string[]): SQL {
  return sql`${column} in (select json_array_elements_text(${JSON.stringify(values)}::json))`;
}
