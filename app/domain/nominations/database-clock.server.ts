import { sql } from "drizzle-orm";
import type { WriteContext } from "../context";

/**
 * The time of the database now, not that of the transaction's beginning: read after a lock was waited for, it says when the
 * act really happens. To the millisecond, rounded down.
 */
export async function databaseNow(ctx: WriteContext): Promise<Date> {
  const [row] = await ctx.db.execute<{ ms: string }>(
    sql`select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as ms`,
  );
  return new Date(Number(row!.ms));
}
