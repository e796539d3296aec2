import { type SQL, sql } from "drizzle-orm";
import { type AnyPgColumn, check, customType, timestamp, uuid } from "drizzle-orm/pg-core";

/** Time-ordered identifier (UUID v7, made by PostgreSQL 18). */
export const id = () => uuid("id").primaryKey().default(sql`uuidv7()`);

/** An instant. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Case-insensitive text, for mail addresses. */
export const citext = customType<{ data: string }>({ dataType: () => "citext" });

/** A half-open span of instants, as PostgreSQL writes it: "[from,until)". */
export const instantRange = customType<{ data: string }>({ dataType: () => "tstzrange" });

/** A closed list as a check constraint, so that the database refuses what the code would. */
export function oneOf(name: string, column: AnyPgColumn, values: readonly string[]) {
  const list: SQL = sql.raw(values.map((value) => `'${value}'`).join(", "));
  return check(name, sql`${column} in (${list})`);
}
